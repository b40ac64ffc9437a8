/**
 * Invoices and sell-out records, returns among them: what an account bought, from whom, for how much.
 *
 * <p>A purchase is unique by source, distributor (or none) and invoice number, and is never changed. Amounts are kept
 * in the currency's minor unit; a line finer than that is rounded half up by itself. This package checks, measures and
 * shows purchases; it knows nothing of points: {@code earning} posts them, and judges while it does.
 */
package io.stamgast.purchase;
