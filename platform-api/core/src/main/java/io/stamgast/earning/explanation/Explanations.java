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
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Explains what was posted, in a language of the reader's. */
@ApplicationScoped
public class Explanations {

    private static final String POSTING = """
            select o.kind, o.purchase_id, o.explanation, g.rules_revision
            from app.posting o join app.program g on g.tenant_id = ? and g.id = o.program_id
            where o.tenant_id = ? and o.id = ?""";

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
        return work.call(tenant.id(), connection -> ofPurchase(connection, id, locale));
    }

    /**
     * @param locale English, Dutch, German or Russian; any other gets English
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such posting
     */
    public PostingExplanation ofPosting(UUID id, Locale locale) {
        return work.call(tenant.id(), connection -> {
            try (var query = connection.prepareStatement(POSTING)) {
                query.setInt(1, tenant.id());
                query.setInt(2, tenant.id());
                query.setObject(3, id);
                try (var row = query.executeQuery()) {
                    if (!row.next()) {
                        throw DomainException.notFound("posting", id);
                    }
                    var kind = Posting.Kind.valueOf(row.getString("kind"));
                    var purchase = row.getObject("purchase_id", UUID.class);
                    var steps = steps(connection, kind, purchase, row.getString("explanation"),
                            row.getInt("rules_revision"), locale);
                    return new PostingExplanation(id, kind, purchase, steps);
                }
            }
        });
    }

    private List<Step> steps(Connection connection, Posting.Kind kind, UUID purchase, String explanation,
                             int revision, Locale locale) throws SQLException {
        var judged = kind == Posting.Kind.EARNED || kind == Posting.Kind.TAKEN_BACK;
        if (judged && purchase != null) {
            return ofPurchase(connection, purchase, locale).steps();
        }
        if (kind != Posting.Kind.TRUE_UP || explanation == null) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        for (var part : Json.read(explanation, TrueUpExplanation.class).rules()) {
            var version = book.version(connection, tenant.id(), revision, part.ruleSetId());
            steps.addAll(Explanation.of(version, part.trueUp(), locale).steps());
        }
        return steps;
    }

    private PurchaseExplanation ofPurchase(Connection connection, UUID id, Locale locale) throws SQLException {
        var judged = Judged.read(connection, tenant.id(), id)
                .orElseThrow(() -> DomainException.notFound("purchase", id));
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
