/** Deliveries as the tenant's people see them: what was sent to whom, what came of it, and sending it again. */
package io.stamgast.webhook.desk;
