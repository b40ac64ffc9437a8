/**
 * Delivery of queued e-mails by SMTP: claim, send, mark, each e-mail by itself ({@code .adr/0100}). Several instances
 * share the work; a claim that nobody ended is told as UNKNOWN and never repeated by itself.
 */
package io.stamgast.message.delivery;
