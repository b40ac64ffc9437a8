/** The test mode on the tenant's pages: in which one the visitor is, and the page that opens and wipes it. */
package io.stamgast.portal.testmode;
