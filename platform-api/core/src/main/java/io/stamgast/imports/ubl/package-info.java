/**
 * Invoices and credit notes of UBL 2.1 (OASIS; also those of EN 16931 and Peppol BIS Billing 3), read as rows.
 *
 * <p>A document is read element by element and never held as a whole: how many lines it has is told by nothing but the
 * time it takes. What is read is what a purchase has; all else is passed over: {@code ext:UBLExtensions},
 * {@code CustomizationID} and {@code ProfileID}, taxes, payment, attachments. Amounts are net of taxes, and a line's is
 * {@code cbc:LineExtensionAmount} with its part of the document's allowances and charges, so that the lines sum up to
 * {@code cbc:TaxExclusiveAmount}. A credit note is a return of what it names in {@code cac:BillingReference}.
 *
 * <p>The documents are strangers'. No DTD, no entity and no other file is ever read, and depth, names and texts are
 * bounded; a document that contradicts itself is rejected with the element's place.
 */
package io.stamgast.imports.ubl;
