/** An event as it goes to an endpoint: its body, and the headers of Standard Webhooks. */
package io.stamgast.webhook.message;
