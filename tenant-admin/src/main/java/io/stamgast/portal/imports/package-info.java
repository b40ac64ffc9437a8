/** Pages that bring a file of invoices in: choosing it, saying what its columns mean, and watching it work. */
package io.stamgast.portal.imports;
