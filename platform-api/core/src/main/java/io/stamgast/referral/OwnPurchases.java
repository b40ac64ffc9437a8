package io.stamgast.referral;

import io.stamgast.kernel.Stored;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.referral.ReferralRewards.FirstPurchase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a referred account has bought, in the order of its time. What it bought on the day it was referred counts as
 * bought afterwards, since many systems tell the day alone.
 *
 * @param available whose points are available; those that earned none wait as long as if they had
 * @param waiting whether the points of any are still pending
 * @param waitsUntil when one that earned none has waited long enough; null for none
 */
record OwnPurchases(List<FirstPurchase> available, boolean waiting, Instant waitsUntil) {

    /**
     * Without those that were reversed by hand, and less what was returned; with whether it is judged, and whether it
     * earned points and any of these are pending.
     */
    private static final String SELECT = """
            select p.id, p.occurred_at, p.own_minor + coalesce((select sum(r.own_minor) from app.purchase r
                    where r.tenant_id = ? and r.original_id = p.id), 0) as own_minor,
                exists (select from app.judgement j where j.tenant_id = ? and j.purchase_id = p.id) as judged,
                exists (select from app.posting o
                    where o.tenant_id = ? and o.purchase_id = p.id and o.kind = 'EARNED') as earned,
                exists (select from app.posting o join app.lot l on l.tenant_id = ? and l.posting_id = o.id
                    where o.tenant_id = ? and o.purchase_id = p.id and o.kind = 'EARNED'
                        and l.opened_at is null and l.remaining > 0) as pending
            from app.purchase p
            where p.tenant_id = ? and p.account_id = ? and p.kind = 'SALE' and p.earns and p.own_minor > 0
                and p.occurred_at >= ? and p.occurred_at < ?
                and not exists (select from app.posting o
                    join app.posting v on v.tenant_id = ? and v.reverses_id = o.id
                    where o.tenant_id = ? and o.purchase_id = p.id and o.kind = 'EARNED')
            order by p.occurred_at, p.id""";
    private static final String EARLIER = """
            select exists (select from app.purchase where tenant_id = ? and account_id = ? and kind = 'SALE'
                and own_minor > 0 and occurred_at < ?)""";

    OwnPurchases {
        available = List.copyOf(available);
    }

    /** Whether it bought own goods before it was referred, however late that came in. */
    static boolean areBefore(Connection connection, int tenantId, Referral referral, LedgerTerms terms)
            throws SQLException {
        try (var query = connection.prepareStatement(EARLIER)) {
            query.setInt(1, tenantId);
            query.setObject(2, referral.accountId());
            query.setObject(3, firstDay(referral, terms));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Those that it made in the referral's time and that still sum up to something. */
    static OwnPurchases read(Connection connection, int tenantId, Referral referral, LedgerTerms terms, Instant now)
            throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            for (var i = 1; i <= 6; i++) {
                query.setInt(i, tenantId);
            }
            query.setObject(7, referral.accountId());
            query.setObject(8, firstDay(referral, terms));
            query.setObject(9, referral.lapsesAt().atOffset(ZoneOffset.UTC));
            query.setInt(10, tenantId);
            query.setInt(11, tenantId);
            var available = new ArrayList<FirstPurchase>();
            var waiting = false;
            Instant waitsUntil = null;
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var purchase = new FirstPurchase(row.getObject("id", UUID.class),
                            Stored.instant(row, "occurred_at"), row.getLong("own_minor"));
                    if (purchase.ownMinor() <= 0 || !row.getBoolean("judged")) {
                        continue;
                    }
                    var releaseAt = terms.releaseAt(purchase.occurredAt());
                    var earned = row.getBoolean("earned");
                    if (earned ? !row.getBoolean("pending") : !releaseAt.isAfter(now)) {
                        available.add(purchase);
                        continue;
                    }
                    waiting = true;
                    if (!earned && waitsUntil == null) {
                        waitsUntil = releaseAt; // of the earliest, as they come in the order of their times
                    }
                }
            }
            return new OwnPurchases(available, waiting, waitsUntil);
        }
    }

    private static OffsetDateTime firstDay(Referral referral, LedgerTerms terms) {
        return LocalDate.ofInstant(referral.referredAt(), terms.zone()).atStartOfDay(terms.zone()).toOffsetDateTime();
    }
}
