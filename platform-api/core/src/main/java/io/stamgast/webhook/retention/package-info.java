/** What is deleted of deliveries and endpoints, a few thousand rows at a time, so that nobody waits for it. */
package io.stamgast.webhook.retention;
