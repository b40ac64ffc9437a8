/** Secrets that a page shows once. */
package io.stamgast.portal.secret;
