package io.stamgast.purchase;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.web.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a reported purchase, checked by hand and not by Bean Validation: the same check serves files and
 * batches, and costs nothing that shows beside the database's work.
 */
final class PurchaseCheck {

    private static final int MAX_LINES = 1000;
    private static final int MAX_DECIMALS = 18;

    private final List<Violation> violations = new ArrayList<>(0);

    private PurchaseCheck() {
    }

    /** @throws DomainException ({@code invalid-request}, 400) with every field that is wrong */
    static void require(NewPurchase purchase, Instant now) {
        var check = new PurchaseCheck();
        check.head(purchase, now);
        check.lines(purchase.lines());
        if (!check.violations.isEmpty()) {
            throw DomainException.malformed("invalid-request", "The purchase has " + check.violations.size()
                    + (check.violations.size() == 1 ? " invalid field." : " invalid fields."), check.violations);
        }
    }

    private void head(NewPurchase purchase, Instant now) {
        required("source", purchase.source(), 50);
        required("invoiceNumber", purchase.invoiceNumber(), 100);
        if (purchase.originalInvoice() != null) {
            required("originalInvoice", purchase.originalInvoice(), 100);
        }
        optional("channel", purchase.channel(), 50);
        required("currency", purchase.currency(), 3);
        reference("account", purchase.account());
        if (purchase.distributor() != null) {
            reference("distributor", purchase.distributor());
        }
        if (purchase.occurredAt() == null) {
            wrong("occurredAt", "must be given");
        } else if (purchase.occurredAt().isBefore(NewPurchase.EARLIEST)) {
            wrong("occurredAt", "must not be before 1990");
        } else if (purchase.occurredAt().isAfter(NewPurchase.latest(now))) {
            wrong("occurredAt", "must not be more than a day ahead");
        }
    }

    private void lines(List<NewLine> lines) {
        if (lines == null || lines.isEmpty() || lines.size() > MAX_LINES) {
            wrong("lines", "must be 1 to " + MAX_LINES);
            return;
        }
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i) == null) {
                wrong("lines[" + i + "]", "must not be null");
            } else {
                line(i, lines.get(i));
            }
        }
    }

    private void line(int index, NewLine line) {
        // the place is written only when something is wrong with it
        var known = violations.size();
        required("sku", line.sku(), 100);
        optional("description", line.description(), 500);
        optional("category", line.category(), 100);
        optional("brand", line.brand(), 100);
        decimal("quantity", line.quantity(), true);
        decimal("netAmount", line.netAmount(), true);
        decimal("listAmount", line.listAmount(), false);
        decimal("cost", line.cost(), false);
        for (var i = known; i < violations.size(); i++) {
            var violation = violations.get(i);
            violations.set(i, new Violation("lines[" + index + "]." + violation.field(), violation.message()));
        }
    }

    private void required(String field, String value, int length) {
        if (value == null || value.isBlank()) {
            wrong(field, "must not be empty");
        } else {
            optional(field, value, length);
        }
    }

    private void optional(String field, String value, int length) {
        if (value == null) {
            return;
        }
        if (value.length() > length) {
            wrong(field, "must have at most " + length + " characters");
        }
    }

    private void decimal(String field, BigDecimal value, boolean required) {
        if (value == null) {
            if (required) {
                wrong(field, "must be given");
            }
        } else if (value.precision() - value.scale() > NewPurchase.MAX_DIGITS || value.scale() > MAX_DECIMALS
                || value.scale() < -NewPurchase.MAX_DIGITS) {
            wrong(field, "must have at most " + NewPurchase.MAX_DIGITS + " digits before and " + MAX_DECIMALS
                    + " after the point");
        }
    }

    private void reference(String field, String value) {
        try {
            Reference.parse(field, value);
            optional(field, value, 205);
        } catch (DomainException refusal) {
            violations.addAll(refusal.violations());
        }
    }

    private void wrong(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
