package io.stamgast.earning.explanation;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.deed.DeedJudged;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.TrueUpExplanation;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.ProgramSettings;
import io.stamgast.purchase.Purchases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains what was posted, in a language of the reader's. */
@ApplicationScoped
public class Explanations {

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    RuleBook book;

    /**
     * @param locale English, Dutch, German or Russian; any other gets English
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such purchase
     */
    public PurchaseExplanation ofPurchase(UUID id, Locale locale) {
        return work.call(tenant.id(), connection -> {
            var judged = Judged.read(connection, tenant.id(), List.of(id)).get(id);
            if (judged == null) {
                throw DomainException.notFound("purchase", id);
            }
            var reversal = judged.reversal() == null ? List.<UUID>of() : List.of(judged.reversal());
            return new Telling(connection, locale, Posted.read(connection, tenant.id(), reversal), true)
                    .purchase(id, judged);
        });
    }

    /**
     * @param locale English, Dutch, German or Russian; any other gets English
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such posting
     */
    public PostingExplanation ofPosting(UUID id, Locale locale) {
        var explained = ofPostings(List.of(id), locale).get(id);
        if (explained == null) {
            throw DomainException.notFound("posting", id);
        }
        return explained;
    }

    /**
     * All of a page at once: the database is asked the same few times for one posting and for many.
     *
     * @param locale English, Dutch, German or Russian; any other gets English
     * @return those of the postings that the tenant has
     */
    public Map<UUID, PostingExplanation> ofPostings(Collection<UUID> ids, Locale locale) {
        return work.call(tenant.id(), connection -> {
            var posted = Posted.read(connection, tenant.id(), ids);
            var judged = Judged.read(connection, tenant.id(), posted.values().stream().filter(Posted::isJudged)
                    .map(Posted::purchase).collect(Collectors.toSet()));
            var related = Posted.read(connection, tenant.id(), posted.values().stream()
                    .flatMap(posting -> Stream.of(posting.reverses(), posting.reversedBy())).filter(Objects::nonNull)
                    .toList());
            var telling = new Telling(connection, locale, related, false);
            var explained = new HashMap<UUID, PostingExplanation>();
            for (var posting : posted.values()) {
                explained.put(posting.id(), new PostingExplanation(posting.id(), posting.kind(), posting.purchase(),
                        telling.posting(posting, judged.get(posting.purchase()))));
            }
            return explained;
        });
    }

    /** Tells of one thing after the other in a unit of work. */
    private final class Telling {

        private final Connection connection;
        private final Locale locale;
        private final Map<UUID, Posted> related;
        private final boolean withUnpaidLines;

        /** @param related the postings that are corrected, and those that correct */
        Telling(Connection connection, Locale locale, Map<UUID, Posted> related, boolean withUnpaidLines) {
            this.connection = connection;
            this.locale = locale;
            this.related = related;
            this.withUnpaidLines = withUnpaidLines;
        }

        List<Step> posting(Posted posting, Judged judged) throws SQLException {
            if (posting.isJudged()) {
                return purchase(posting.purchase(), judged).steps();
            }
            var steps = new ArrayList<>(switch (posting.kind()) {
                case ACTIVITY, REFERRAL -> deed(posting);
                case TRUE_UP -> trueUp(posting);
                case REVERSED -> PostingWords.reverses(posting, related.get(posting.reverses()), locale);
                case CANCELLED -> List.of(PostingWords.cancelled(posting, locale));
                case RELEASED, RESERVED, REDEEMED, EXPIRED, ADJUSTED -> List.of(PostingWords.moved(posting, locale));
                case EARNED, TAKEN_BACK -> throw new IllegalStateException(posting.id() + " is of no purchase");
            });
            addReversal(posting.reversedBy(), steps);
            return steps;
        }

        PurchaseExplanation purchase(UUID id, Judged judged) throws SQLException {
            var judgement = judged.judgement();
            if (judgement == null) {
                var zone = ProgramSettings.read(connection, tenant.id()).timeZone();
                return new PurchaseExplanation(id, null, null,
                        Explanation.unjudged(judged.occurredAt(), zone, locale).steps());
            }
            var version = book.version(connection, tenant.id(), judged.rulesRevision(), judgement.ruleSetId());
            var steps = new ArrayList<>(judged.isCorrected() ? Explanation.corrected(version, locale).steps()
                    : Explanation.of(version, judgement, judged.isFirst(), locale).steps());
            if (withUnpaidLines) {
                steps.addAll(unpaid(id, judged, version));
            }
            if (judged.reversal() == null) {
                steps.addAll(settled(version, judged));
            }
            addReversal(judged.reversal(), steps);
            return new PurchaseExplanation(id, version.id(), judged.points(), steps);
        }

        /** Of a return that names its original it's the original that tells. */
        private List<Step> unpaid(UUID id, Judged judged, RuleSet version) throws SQLException {
            var purchase = Purchases.find(connection, tenant.id(), List.of(id)).get(id);
            return purchase.isLinkedReturn() ? List.of()
                    : new UnpaidLines(version, judged.seen().basket(purchase, Seen.lines(purchase)),
                            judged.judgement(), locale).steps();
        }

        private List<Step> settled(RuleSet version, Judged judged) {
            return judged.judgement().rules().stream()
                    .filter(result -> judged.settledAt().containsKey(result.code()))
                    .map(result -> Explanation.settled(version, result, judged.settledAt().get(result.code()), locale))
                    .toList();
        }

        /** Of points for an activity or a referral. */
        private List<Step> deed(Posted posting) throws SQLException {
            if (posting.explanation() == null) {
                return List.of();
            }
            var judged = Json.read(posting.explanation(), DeedJudged.class);
            var version = book.version(connection, tenant.id(), posting.rulesRevision(), judged.ruleSetId());
            return Explanation.of(version, Judgement.of(judged.ruleSetId(), judged.rules()), locale).steps();
        }

        private List<Step> trueUp(Posted posting) throws SQLException {
            if (posting.explanation() == null) {
                return List.of();
            }
            var steps = new ArrayList<Step>();
            for (var part : Json.read(posting.explanation(), TrueUpExplanation.class).rules()) {
                var version = book.version(connection, tenant.id(), posting.rulesRevision(), part.ruleSetId());
                steps.addAll(Explanation.of(version, part.trueUp(), locale).steps());
            }
            return steps;
        }

        private void addReversal(UUID reversal, List<Step> steps) {
            if (reversal != null) {
                steps.add(PostingWords.reversed(related.get(reversal), locale));
            }
        }
    }
}
