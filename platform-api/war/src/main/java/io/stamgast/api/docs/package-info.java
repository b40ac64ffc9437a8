/**
 * The API's description, for everybody: byte by byte as it is committed, and as a page. The page is made by Swagger UI
 * in the reader's browser, of files that all come from here; it may load nothing else.
 *
 * <p>Payara shows the same description at {@code /openapi}, but in an order of its own, and with an address of this
 * machine among the servers.
 */
package io.stamgast.api.docs;
