package io.stamgast.imports;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The rows of one invoice, in the order of the file.
 *
 * @param lines how many rows it has, which may be more than these
 * @param incomplete whether another row of it was rejected
 */
record Invoice(List<ImportRow> rows, int lines, boolean incomplete) {

    /** As many as a purchase may have. */
    static final int MAX_LINES = 1000;

    private static final String EXTERNAL = "ext:";

    /** @throws RowRefused when its rows make no purchase; every row of it is to be rejected */
    NewPurchase purchase(Format format) throws RowRefused {
        if (incomplete) {
            throw new RowRefused(null, "invoice-incomplete", "another row of the invoice is rejected");
        }
        if (lines > MAX_LINES) {
            throw new RowRefused(null, "too-many-lines", "the invoice has " + lines + " rows, at most " + MAX_LINES
                    + " are taken");
        }
        var first = rows.get(0);
        if (rows.stream().anyMatch(row -> !row.account().equals(first.account()))) {
            throw new RowRefused(Field.ACCOUNT.jsonName(), "account-differs",
                    "the invoice's rows name several accounts");
        }
        if (rows.stream().anyMatch(row -> !Objects.equals(row.originalInvoice(), first.originalInvoice()))) {
            throw new RowRefused(Field.ORIGINAL_INVOICE.jsonName(), "original-invoice-differs",
                    "the invoice's rows name several original invoices");
        }
        return new NewPurchase(format.source(), first.invoiceNumber(), external(first.account()),
                first.distributor().isEmpty() ? null : external(first.distributor()), time(), format.currency(),
                first.originalInvoice(), rows.stream().map(Invoice::line).toList());
    }

    boolean isSameAs(ImportRow row) {
        var first = rows.get(0);
        return first.invoiceNumber().equals(row.invoiceNumber()) && first.distributor().equals(row.distributor());
    }

    private Instant time() {
        return rows.stream().map(ImportRow::occurredAt).min(Instant::compareTo).orElseThrow();
    }

    private static NewLine line(ImportRow row) {
        return new NewLine(row.sku(), row.description(), row.category(), row.brand(), row.quantity(), row.netAmount(),
                row.listAmount(), row.cost(), row.own());
    }

    private static String external(String number) {
        return number.startsWith(EXTERNAL) ? number : EXTERNAL + number;
    }
}
