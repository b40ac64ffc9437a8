package io.stamgast.ledger.statement;

/** A statement's lines in English. */
final class Words {

    private Words() {
    }

    static String of(StatementLine line) {
        var gained = line.available() + line.pending();
        return switch (line.kind()) {
            case EARNED -> "Earned " + points(gained) + invoice(line, " for invoice ") + pending(line);
            case ACTIVITY -> "Earned " + points(gained) + reason(line, " for ") + pending(line);
            case REFERRAL -> "Earned " + points(gained) + reason(line, " for the referral: ") + pending(line);
            case TRUE_UP -> gained >= 0 ? "Topped up by " + points(gained) + " when a period was closed"
                    : "Took back " + points(-gained) + " when a period was closed again" + waived(line);
            case TAKEN_BACK -> "Took back " + points(-gained) + invoice(line, " for return ") + waived(line);
            case RELEASED -> points(line.available()) + " became available" + invoice(line, " of invoice ");
            case RESERVED -> "Reserved " + points(line.reserved()) + reason(line, " for ");
            case REDEEMED -> "Redeemed " + points(-line.reserved()) + reason(line, " for ");
            case CANCELLED -> "Gave back " + points(line.available()) + reason(line, " for ");
            case EXPIRED -> points(-line.available()) + " expired";
            case ADJUSTED -> "Adjusted by " + signed(gained) + reason(line, ": ");
            case REVERSED -> "Corrected by " + signed(gained) + waived(line) + reason(line, ": ");
        };
    }

    private static String points(long points) {
        return points + (points == 1 ? " point" : " points");
    }

    private static String signed(long points) {
        return (points > 0 ? "+" : "") + points + (Math.abs(points) == 1 ? " point" : " points");
    }

    private static String invoice(StatementLine line, String before) {
        return line.invoiceNumber() == null ? "" : before + line.invoiceNumber();
    }

    private static String reason(StatementLine line, String before) {
        return line.reason() == null ? "" : before + line.reason();
    }

    private static String pending(StatementLine line) {
        return line.pending() > 0 ? ", pending" : "";
    }

    private static String waived(StatementLine line) {
        return line.waived() == 0 ? "" : ", " + points(line.waived()) + " beyond the balance were waived";
    }
}
