package io.stamgast.earning.explanation;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.TrueUpExplanation;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
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
import java.util.UUID;
import java.util.stream.Collectors;

/** Explains what was posted, in a language of the reader's. */
@ApplicationScoped
public class Explanations {

    private static final String POSTINGS = """
            select o.id, o.kind, o.purchase_id, o.explanation, g.rules_revision
            from app.posting o join app.program g on g.tenant_id = ? and g.id = o.program_id
            where o.tenant_id = ? and o.id = any (?)""";

    private record Posted(UUID id, Posting.Kind kind, UUID purchase, String explanation, int revision) {

        /** Whether it is explained by how its purchase was judged. */
        boolean isJudged() {
            return purchase != null && (kind == Posting.Kind.EARNED || kind == Posting.Kind.TAKEN_BACK);
        }
    }

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
            return steps(connection, id, judged, locale);
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
            var explained = new HashMap<UUID, PostingExplanation>();
            var posted = posted(connection, ids);
            var judged = Judged.read(connection, tenant.id(), posted.stream().filter(Posted::isJudged)
                    .map(Posted::purchase).collect(Collectors.toSet()));
            for (var posting : posted) {
                var steps = posting.isJudged() ? steps(connection, posting.purchase(),
                        judged.get(posting.purchase()), locale).steps() : steps(connection, posting, locale);
                explained.put(posting.id(), new PostingExplanation(posting.id(), posting.kind(), posting.purchase(),
                        steps));
            }
            return explained;
        });
    }

    private List<Posted> posted(Connection connection, Collection<UUID> ids) throws SQLException {
        try (var query = connection.prepareStatement(POSTINGS)) {
            query.setInt(1, tenant.id());
            query.setInt(2, tenant.id());
            query.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                var posted = new ArrayList<Posted>();
                while (row.next()) {
                    posted.add(new Posted(row.getObject("id", UUID.class),
                            Posting.Kind.valueOf(row.getString("kind")), row.getObject("purchase_id", UUID.class),
                            row.getString("explanation"), row.getInt("rules_revision")));
                }
                return posted;
            }
        }
    }

    private List<Step> steps(Connection connection, Posted posting, Locale locale) throws SQLException {
        if (posting.kind() != Posting.Kind.TRUE_UP || posting.explanation() == null) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        for (var part : Json.read(posting.explanation(), TrueUpExplanation.class).rules()) {
            var version = book.version(connection, tenant.id(), posting.revision(), part.ruleSetId());
            steps.addAll(Explanation.of(version, part.trueUp(), locale).steps());
        }
        return steps;
    }

    private PurchaseExplanation steps(Connection connection, UUID id, Judged judged, Locale locale)
            throws SQLException {
        var judgement = judged.judgement();
        if (judgement == null) {
            var zone = ProgramSettings.read(connection, tenant.id()).timeZone();
            return new PurchaseExplanation(id, null, null,
                    Explanation.unjudged(judged.occurredAt(), zone, locale).steps());
        }
        var version = book.version(connection, tenant.id(), judged.rulesRevision(), judgement.ruleSetId());
        var steps = new ArrayList<>(Explanation.of(version, judgement, locale).steps());
        if (judged.isCorrected()) {
            steps.add(Explanation.corrected(version, locale));
        }
        steps.addAll(settled(version, judged, locale));
        return new PurchaseExplanation(id, version.id(), judged.points(), steps);
    }

    private static List<Step> settled(RuleSet version, Judged judged, Locale locale) {
        return judged.judgement().rules().stream()
                .filter(result -> judged.settledAt().containsKey(result.code()))
                .map(result -> Explanation.settled(version, result, judged.settledAt().get(result.code()), locale))
                .toList();
    }
}
