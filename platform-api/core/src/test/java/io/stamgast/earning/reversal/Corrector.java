package io.stamgast.earning.reversal;

import io.stamgast.earning.period.Shop;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.ledger.adjustment.Hand;
import io.stamgast.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A person who reverses a shop's postings by hand. */
public final class Corrector {

    private final Shop shop;
    private final ReversedPoints effect = new ReversedPoints(new RuleBook(), new Standings());

    public Corrector(Shop shop) {
        this.shop = shop;
    }

    public UUID reverse(UUID posting) {
        return Hand.reverse(shop.tenant, posting, shop.now(), effect);
    }

    /** Reverses what the invoice has earned, or taken back. */
    public UUID reverseInvoice(String invoice) {
        return reverse(ofInvoice(invoice).get(0));
    }

    /** Reverses what the latest close has posted that isn't reversed yet. */
    public UUID reverseTrueUp(UUID account) {
        return reverse(trueUps(account).get(0));
    }

    /** None when no points moved. */
    List<UUID> ofInvoice(String invoice) {
        return ids("""
                select o.id from app.posting o
                join app.purchase p on p.tenant_id = o.tenant_id and p.id = o.purchase_id
                where o.tenant_id = ? and p.invoice_number = ? and o.kind in ('EARNED', 'TAKEN_BACK')""", invoice);
    }

    /** Those that stand, the latest first. */
    List<UUID> trueUps(UUID account) {
        return ids("""
                select o.id from app.posting o
                where o.tenant_id = ? and o.kind = 'TRUE_UP' and o.account_id = ? and not exists (
                    select from app.posting c where c.tenant_id = o.tenant_id and c.reverses_id = o.id)
                order by o.id desc""", account);
    }

    private List<UUID> ids(String sql, Object value) {
        return Database.work().call(shop.tenant, connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setInt(1, shop.tenant);
                query.setObject(2, value);
                try (var row = query.executeQuery()) {
                    var ids = new ArrayList<UUID>();
                    while (row.next()) {
                        ids.add(row.getObject(1, UUID.class));
                    }
                    return ids;
                }
            }
        });
    }
}
