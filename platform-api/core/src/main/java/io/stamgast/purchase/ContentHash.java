package io.stamgast.purchase;

import io.stamgast.kernel.Sha256;

/**
 * What makes two reports of one invoice number the same: account, time, currency, original and lines, as they are kept.
 * So neither the order of JSON members, nor {@code 15.3} for {@code 15.30}, nor another name for the same account
 * makes a difference; another line order does.
 */
final class ContentHash {

    private final StringBuilder content = new StringBuilder(256);

    private ContentHash() {
    }

    /** SHA-256, 32 bytes. */
    static byte[] of(Purchase purchase, String originalInvoice) {
        var hash = new ContentHash();
        hash.add(purchase.accountId()).add(purchase.occurredAt()).add(purchase.currency()).add(originalInvoice);
        if (purchase.channel() != null) {
            hash.add("channel").add(purchase.channel());
        }
        for (var line : purchase.lines()) {
            hash.add(line.sku()).add(line.description()).add(line.category()).add(line.brand())
                    .add(line.quantity().stripTrailingZeros().toPlainString())
                    .add(line.netMinor()).add(line.listMinor()).add(line.costMinor()).add(line.own());
        }
        return Sha256.of(hash.content.toString());
    }

    /** The length stands before each value, so that no two contents are written alike. */
    private ContentHash add(Object value) {
        if (value == null) {
            content.append('-');
        } else {
            var text = value.toString();
            content.append(text.length()).append(':').append(text);
        }
        return this;
    }
}
