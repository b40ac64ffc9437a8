/**
 * Requests that may be sent again: what was answered to an idempotency key is answered to it once more, and kept in the
 * transaction that did what was asked.
 */
package io.stamgast.web.idempotency;
