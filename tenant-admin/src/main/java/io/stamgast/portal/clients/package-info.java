/**
 * Machine clients, called systems on the pages: which there are, what each may do, and when it came last. For those
 * alone who may look after them by the API.
 */
package io.stamgast.portal.clients;
