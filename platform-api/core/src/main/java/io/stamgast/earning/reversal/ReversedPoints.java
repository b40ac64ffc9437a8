package io.stamgast.earning.reversal;

import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.TrueUpExplanation;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.ledger.Posting;
import io.stamgast.ledger.adjustment.PostingEffect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes points that are reversed out of the sums that closes work from. */
@ApplicationScoped
public class ReversedPoints implements PostingEffect {

    private static final String ACCOUNT = """
            select coalesce(p.account_id, (o.explanation ->> 'account')::uuid)
            from app.posting o
            left join app.purchase p on p.tenant_id = ? and p.id = o.purchase_id
            where o.tenant_id = ? and o.id = ? and o.kind in ('EARNED', 'TAKEN_BACK', 'TRUE_UP')""";

    @Inject
    RuleBook rules;
    @Inject
    Standings standings;

    protected ReversedPoints() {
        // for CDI
    }

    /** For tests outside a container. */
    public ReversedPoints(RuleBook rules, Standings standings) {
        this.rules = rules;
        this.standings = standings;
    }

    @Override
    public List<UUID> accounts(Connection connection, int tenant, UUID posting) throws SQLException {
        try (var query = connection.prepareStatement(ACCOUNT)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setObject(3, posting);
            var accounts = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next() && row.getObject(1) != null) {
                    accounts.add(row.getObject(1, UUID.class));
                }
            }
            return accounts;
        }
    }

    /** @throws DomainException ({@code has-returns}, 422) */
    @Override
    public void undo(Connection connection, int tenant, Posting original, Instant now) throws SQLException {
        var occasion = original.occasion();
        switch (occasion.kind()) {
            case EARNED, TAKEN_BACK -> {
                if (occasion.purchaseId() != null) {
                    new PurchaseReversal(connection, tenant, rules).undo(occasion.purchaseId(), now);
                }
            }
            case TRUE_UP -> {
                if (occasion.explanation() != null) {
                    new TrueUpReversal(connection, tenant).undo(original.id(),
                            Json.read(occasion.explanation(), TrueUpExplanation.class), now);
                }
            }
            default -> {
                // moves points only
            }
        }
    }

    @Override
    public void undone(Connection connection, int tenant, Collection<UUID> accounts, Instant now, String actor)
            throws SQLException {
        standings.posted(connection, tenant, accounts, now, actor);
    }
}
