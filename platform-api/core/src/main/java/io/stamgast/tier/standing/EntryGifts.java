package io.stamgast.tier.standing;

import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
import io.stamgast.tier.scheme.Tier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives the points that a tier gives on entry, to each account once per tier, ever: the posting's key says so. They are
 * available at once and earned by nothing, so that they lift nobody into the next tier.
 */
final class EntryGifts {

    private static final String GIVEN = "select p.key from app.posting p where p.tenant_id = ? and p.key = any (?)";

    private final Connection connection;
    private final int tenantId;

    EntryGifts(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** @param entered the tier that each account entered */
    void give(Map<UUID, Tier> entered, Instant now, String actor) throws SQLException {
        var gifts = new HashMap<>(entered);
        gifts.values().removeIf(tier -> tier.benefits().entryGiftPoints() == 0);
        if (gifts.isEmpty()) {
            return;
        }
        var books = new Books(connection, tenantId, LedgerTerms.of(ProgramSettings.read(connection, tenantId)));
        var byAccount = books.lock(gifts.keySet());
        removeGiven(gifts);
        for (var gift : gifts.entrySet()) {
            var tier = gift.getValue();
            byAccount.get(gift.getKey()).adjust(Occasion.of(Posting.Kind.ADJUSTED, key(gift.getKey(), tier), now, actor)
                    .because("Entry gift of " + tier.name()), tier.benefits().entryGiftPoints());
        }
        if (!gifts.isEmpty()) {
            books.write();
        }
    }

    private void removeGiven(Map<UUID, Tier> gifts) throws SQLException {
        var byKey = new HashMap<String, UUID>();
        gifts.forEach((account, tier) -> byKey.put(key(account, tier), account));
        try (var query = connection.prepareStatement(GIVEN)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("text", byKey.keySet().toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    gifts.remove(byKey.get(row.getString(1)));
                }
            }
        }
    }

    private static String key(UUID account, Tier tier) {
        return "tier-gift:" + account + ":" + tier.code();
    }
}
