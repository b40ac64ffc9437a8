/**
 * E-mails to members and to the tenant's people, from an outbox, never twice.
 *
 * <p>A feature queues an e-mail in the transaction of what it tells of ({@link io.stamgast.message.Emails#queue}),
 * under a key of its own: the same key again does nothing. It brings its words along as a
 * {@link io.stamgast.message.letter.Template}; they are filled in there and then, so that what is wrong with them shows
 * where it was made. A task delivers later, and tries again for three days; what may have arrived is never sent again
 * by itself ({@code .adr/0100}). Who unsubscribed gets no OPTIONAL e-mails.
 *
 * <p>Knows no feature that sends: those stand to its right.
 */
package io.stamgast.message;
