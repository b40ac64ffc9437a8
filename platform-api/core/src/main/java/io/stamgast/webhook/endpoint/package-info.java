/** Where a tenant's systems want to be told of events, and of which ones; their secrets, and how they are replaced. */
package io.stamgast.webhook.endpoint;
