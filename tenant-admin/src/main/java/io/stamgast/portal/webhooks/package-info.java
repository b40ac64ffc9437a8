/**
 * Webhook endpoints, called webhooks on the pages: what they are like, what was sent to them and what came of it, and
 * sending it again. For those alone who may do so by the API.
 */
package io.stamgast.portal.webhooks;
