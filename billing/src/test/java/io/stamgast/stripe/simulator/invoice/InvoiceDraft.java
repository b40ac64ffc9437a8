package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.wire.Doc;
import java.util.List;

/**
 * What an invoice is made of.
 *
 * @param subscription that it bills, or null
 * @param discounts ids, in the order in which they are taken off
 * @param start and end of the period that the invoice says it is for
 */
public record InvoiceDraft(Doc customer, Doc subscription, String reason, String currency, List<Doc> lines,
                           List<String> discounts, long start, long end) {
}
