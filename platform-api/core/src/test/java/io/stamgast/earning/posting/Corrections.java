package io.stamgast.earning.posting;

import io.stamgast.earning.reversal.ReversedPoints;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.ledger.adjustment.Hand;
import io.stamgast.testing.Database;
import java.util.UUID;

/** Corrections by hand. */
public final class Corrections {

    private Corrections() {
    }

    /** Reverses what the purchase earned, or what the return took back. */
    public static void reverse(int tenant, UUID purchase) {
        reverse(tenant, "select id from app.posting where tenant_id = ? and key = ?", "purchase:" + purchase);
    }

    /** The same, of an invoice. */
    public static void reverse(int tenant, String invoice) {
        reverse(tenant, """
                select o.id from app.purchase p join app.posting o on o.tenant_id = p.tenant_id
                    and o.purchase_id = p.id and o.kind in ('EARNED', 'TAKEN_BACK')
                where p.tenant_id = ? and p.invoice_number = ?""", invoice);
    }

    private static void reverse(int tenant, String sql, String wanted) {
        var posting = Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setInt(1, tenant);
                query.setString(2, wanted);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        });
        Hand.reverse(tenant, posting, Till.NOW, new ReversedPoints(new RuleBook(), new Standings()));
    }
}
