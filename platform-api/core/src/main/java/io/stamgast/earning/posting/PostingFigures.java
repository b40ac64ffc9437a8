package io.stamgast.earning.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What posting committed: purchases by what became of them, postings in the ledger, and points by their direction.
 * Single purchases, batches and imports count alike; never by tenant.
 */
@ApplicationScoped
class PostingFigures {

    @Inject
    MetricRegistry registry;

    void committed(ChunkPosting.Result result) {
        registry.counter("stamgast.postings").inc(result.postings());
        count("posted", result.outcomes(), Outcome.Posted.class);
        count("unchanged", result.outcomes(), Outcome.Unchanged.class);
        count("refused", result.outcomes(), Outcome.Refused.class);
        points("earned", result.outcomes(), 1);
        points("taken-back", result.outcomes(), -1);
    }

    private void count(String outcome, List<Outcome> outcomes, Class<? extends Outcome> type) {
        registry.counter("stamgast.purchases", new Tag("outcome", outcome))
                .inc(outcomes.stream().filter(type::isInstance).count());
    }

    private void points(String direction, List<Outcome> outcomes, int sign) {
        registry.counter("stamgast.points", new Tag("direction", direction))
                .inc(outcomes.stream().mapToLong(outcome -> Math.max(0, sign * points(outcome))).sum());
    }

    private static long points(Outcome outcome) {
        return outcome instanceof Outcome.Posted posted ? posted.points() : 0;
    }
}
