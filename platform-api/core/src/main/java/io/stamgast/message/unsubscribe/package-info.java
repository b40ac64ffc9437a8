/**
 * Who wants no OPTIONAL e-mails of a tenant. Every such e-mail holds a link that needs no login: it names tenant and
 * address in a token that only we can make or read. A GET shows how things stand and changes nothing, because mail
 * servers look at links; a POST changes it, be it from the page's button or from a mail program (RFC 8058).
 */
package io.stamgast.message.unsubscribe;
