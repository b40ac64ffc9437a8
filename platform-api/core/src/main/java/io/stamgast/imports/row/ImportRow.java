package io.stamgast.imports.row;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A row of the file that can be taken: a line, and what it says about its purchase.
 *
 * @param number its place among the rows after the header, from 1
 * @param distributor empty for none
 * @param account the tenant's or the distributor's number of it
 * @param netAmount exact, not rounded yet
 * @param originalInvoice null for none, like the other members a file need not have
 */
public record ImportRow(long number, String invoiceNumber, String distributor, String account, Instant occurredAt,
                 String originalInvoice, String sku, String description, String category, String brand,
                 BigDecimal quantity, BigDecimal netAmount, BigDecimal listAmount, BigDecimal cost, boolean own) {
}
