package io.stamgast.earning.deed;

import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.allowance.Uses;
import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Deed;
import io.stamgast.earning.judging.DeedJudge;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.rule.ActivityRule;
import io.stamgast.earning.rule.ReferralRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Customers;
import io.stamgast.earning.standing.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Judges activities and referrals in the caller's transaction: counts caps, draws from budgets. The caller holds the
 * lock of the account's balance, and posts the points.
 */
@ApplicationScoped
public class Deeds {

    /**
     * An activity that is to be judged.
     *
     * @param memberRole of who did it; null when the account is all that is known
     */
    public record Done(UUID account, String type, String subject, Map<String, Object> attributes, String memberRole,
                       Instant occurredAt) {
    }

    /**
     * A referral whose reward is due.
     *
     * @param referrer the account that referred
     * @param referee the account that was referred
     * @param firstPurchaseMinor own spend of its first purchase
     */
    public record Referred(UUID referrer, UUID referee, long firstPurchaseMinor, Instant occurredAt) {
    }

    /** Both sides of a referral as judged. */
    public record Sides(DeedJudged referrer, DeedJudged referee) {
    }

    @Inject
    RuleBook rules;
    @Inject
    Standings standings;

    /** @return nothing where no version is in force at its time */
    public Optional<DeedJudged> judge(Connection connection, int tenantId, Done done) throws SQLException {
        var version = RuleSet.inForce(rules.published(connection, tenantId), done.occurredAt());
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var customer = Customers.read(connection, tenantId, List.of(done.account()), standings, done.occurredAt())
                .get(done.account());
        var deed = new Deed(done.type(), done.subject(), done.attributes(), done.memberRole(), customer);
        return Optional.of(judged(connection, tenantId, version.get(), done.occurredAt(), ActivityRule.class,
                List.of(new Case(done.account(), allowance -> DeedJudge.activity(version.get(), deed,
                        done.occurredAt(), allowance)))).get(0));
    }

    /** @return nothing where no version is in force at its time; sides without points where no rule gives any */
    public Optional<Sides> judge(Connection connection, int tenantId, Referred referred)
            throws SQLException {
        var version = RuleSet.inForce(rules.published(connection, tenantId), referred.occurredAt());
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var customers = Customers.read(connection, tenantId, List.of(referred.referrer(), referred.referee()),
                standings, referred.occurredAt());
        var sides = judged(connection, tenantId, version.get(), referred.occurredAt(), ReferralRule.class, List.of(
                side(version.get(), referred, referred.referrer(), customers, true),
                side(version.get(), referred, referred.referee(), customers, false)));
        return Optional.of(new Sides(sides.get(0), sides.get(1)));
    }

    private static Case side(RuleSet version, Referred referred, UUID account, Map<UUID, Customer> customers,
                             boolean ofReferrer) {
        return new Case(account, allowance -> DeedJudge.referral(version, referred.firstPurchaseMinor(), ofReferrer,
                customers.get(account), referred.occurredAt(), allowance));
    }

    /** What does the judging once caps and budgets are at hand. */
    @FunctionalInterface
    private interface Judging {
        Judgement of(Allowance allowance);
    }

    /** What is judged for one account. */
    private record Case(UUID account, Judging judging) {

        Judgement judge(Uses uses, Budgets budgets) {
            return judging.of(new Allowance(account, uses, budgets));
        }
    }

    /** One after the other, within what the ones before left; their budgets are locked at once. */
    private static List<DeedJudged> judged(Connection connection, int tenantId, RuleSet version, Instant occurredAt,
                                           Class<? extends Rule> type, List<Case> cases) throws SQLException {
        var day = occurredAt.atZone(version.zone()).toLocalDate();
        var capped = version.ofType(type).stream().map(Rule::terms).filter(Terms::isCapped).map(Terms::code).toList();
        var uses = new Uses();
        uses.read(connection, tenantId, cases.stream().map(Case::account).toList(), capped, List.of(day));
        var budgets = new Budgets(connection, tenantId);
        budgets.lock(cases.stream().flatMap(one -> wanted(version, one.judge(uses, null)).stream()).toList());
        var judged = new ArrayList<DeedJudged>();
        for (var one : cases) {
            var judgement = one.judge(uses, budgets);
            take(version, judgement, one.account(), day, uses, budgets);
            judged.add(new DeedJudged(version.id(), judgement.rules()));
        }
        uses.write(connection, tenantId);
        budgets.write();
        return judged;
    }

    /** One that is outdone may yet count, once a budget leaves the better one less. */
    private static List<Terms> wanted(RuleSet version, Judgement judgement) {
        return judgement.rules().stream().filter(result -> result.points() > 0 || result.outdoneBy() != null)
                .map(result -> version.rule(result.code()).orElseThrow().terms())
                .filter(terms -> terms.budget() != null).toList();
    }

    private static void take(RuleSet version, Judgement judgement, UUID account, LocalDate day, Uses uses,
                             Budgets budgets) {
        for (var result : judgement.rules()) {
            var terms = version.rule(result.code()).orElseThrow().terms();
            uses.take(account, terms, day, result.points());
            budgets.draw(terms, result.points());
        }
    }
}
