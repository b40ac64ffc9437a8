package io.stamgast.referral;

import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.Outbox;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.JudgingLock;
import io.stamgast.program.ProgramSettings;
import io.stamgast.referral.ReferralRewards.FirstPurchase;
import io.stamgast.referral.ReferralRewards.Worth;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks whether an open referral has come to its end, and ends it, in one unit of work. */
final class Rewarding {

    private static final String ACTOR = "system";
    /** For what changes without a purchase, such as an attribute that a rule asks for. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Connection connection;
    private final int tenantId;
    private final ReferralRewards rewards;
    private final Standings standings;
    private final Instant now;
    private final ReferralTable table;
    private final Kinship kinship;
    private Instant lookAgainAt;

    Rewarding(Connection connection, int tenantId, ReferralRewards rewards, Standings standings, Instant now) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.rewards = rewards;
        this.standings = standings;
        this.now = now;
        this.table = new ReferralTable(connection, tenantId);
        this.kinship = new Kinship(connection, tenantId);
        this.lookAgainAt = now.plus(LONGEST_PAUSE);
    }

    /**
     * Where something may be due, locks both sides' balances before it decides: whoever else looked meanwhile has ended
     * it then, or has yet to begin.
     */
    Referral look(UUID id) throws SQLException {
        JudgingLock.share(connection, tenantId); // before the program and its rules are read
        var terms = LedgerTerms.of(ProgramSettings.read(connection, tenantId));
        var seen = table.seen(id); // before all else: what comes in meanwhile is looked at the next time
        var asked = table.find(id);
        var after = mayEnd(asked, terms) ? decide(asked, terms) : asked;
        if (after.isOpen()) {
            table.keepLook(id, seen, lookAgainAt);
        }
        return after;
    }

    private boolean mayEnd(Referral asked, LedgerTerms terms) throws SQLException {
        return asked.isOpen() && (!now.isBefore(asked.lapsesAt())
                || OwnPurchases.areBefore(connection, tenantId, asked, terms)
                || !purchases(asked, terms).available().isEmpty());
    }

    private OwnPurchases purchases(Referral referral, LedgerTerms terms) throws SQLException {
        var purchases = OwnPurchases.read(connection, tenantId, referral, terms, now);
        for (var next : new Instant[] {purchases.waitsUntil(), referral.lapsesAt()}) {
            if (next != null && next.isAfter(now) && next.isBefore(lookAgainAt)) {
                lookAgainAt = next;
            }
        }
        return purchases;
    }

    private Referral decide(Referral asked, LedgerTerms terms) throws SQLException {
        var books = new Books(connection, tenantId, terms);
        var byAccount = books.lock(List.of(asked.referrerId(), asked.accountId()));
        var referral = table.find(asked.id()); // as it stands under the locks
        if (!referral.isOpen()) {
            return referral;
        }
        if (OwnPurchases.areBefore(connection, tenantId, referral, terms)) {
            return lapse(referral, Referral.Lapse.EARLIER_PURCHASE);
        }
        var purchases = purchases(referral, terms);
        var refused = purchases.available().isEmpty() ? null : refusal(referral);
        if (refused != null) {
            return lapse(referral, refused);
        }
        for (var purchase : purchases.available()) {
            var worth = rewards.of(connection, tenantId, referral, purchase);
            if (worth.isPresent()) {
                return reward(referral, purchase, worth.get(), books, byAccount);
            }
        }
        return now.isBefore(referral.lapsesAt()) || purchases.waiting() ? referral
                : lapse(referral, Referral.Lapse.TIME);
    }

    /** What would have refused it when it was entered, and has come about since; null for none. */
    private Referral.Lapse refusal(Referral referral) throws SQLException {
        if (kinship.areOne(referral.referrerId(), referral.accountId())) {
            return Referral.Lapse.SELF_REFERRAL;
        }
        return kinship.isOthersTaxId(referral.taxId(), referral.accountId()) ? Referral.Lapse.TAX_ID_TAKEN : null;
    }

    private Referral reward(Referral referral, FirstPurchase purchase, Worth worth, Books books,
                            Map<UUID, Book> byAccount) throws SQLException {
        var referrer = post(byAccount.get(referral.referrerId()), worth.referrerPoints(),
                occasion(referral, "referrer", purchase, worth.referrerExplanation()).because(referral.accountName()));
        var account = post(byAccount.get(referral.accountId()), worth.accountPoints(),
                occasion(referral, "account", purchase, worth.accountExplanation()).because(referral.referrerName()));
        books.write();
        var rewarded = end(referral, Referral.State.REWARDED, null, purchase.id(), worth, referrer, account);
        standings.posted(connection, tenantId, List.of(referral.referrerId(), referral.accountId()), now, ACTOR);
        return rewarded;
    }

    /** As of the purchase's time, so that its pending period is over for them too. */
    private Occasion occasion(Referral referral, String side, FirstPurchase purchase, String explanation) {
        return Occasion.of(Posting.Kind.REFERRAL, referral.postingKey(side), now, ACTOR).at(purchase.occurredAt())
                .explainedBy(explanation);
    }

    private static UUID post(Book book, long points, Occasion occasion) {
        return book.earn(occasion, points).map(Posting::id).orElse(null);
    }

    private Referral lapse(Referral referral, Referral.Lapse why) throws SQLException {
        return end(referral, Referral.State.LAPSED, why, null, new Worth(0, 0, null, null), null, null);
    }

    private Referral end(Referral referral, Referral.State state, Referral.Lapse why, UUID purchase, Worth worth,
                         UUID referrerPosting, UUID accountPosting) throws SQLException {
        var ended = new Referral(referral.id(), referral.code(), referral.referrerId(), referral.referrerName(),
                referral.accountId(), referral.accountName(), referral.taxId(), state, referral.actor(),
                referral.referredAt(), referral.lapsesAt(), now, why, purchase, worth.referrerPoints(),
                worth.accountPoints(), referrerPosting, accountPosting);
        table.end(ended);
        Outbox.write(connection, tenantId, ReferralEvent.of(ended, now));
        return ended;
    }
}
