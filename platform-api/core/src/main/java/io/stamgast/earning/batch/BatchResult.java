package io.stamgast.earning.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.posting.Outcome;
import io.stamgast.web.Problem;
import java.util.List;
import java.util.UUID;

/**
 * What became of a batch.
 *
 * @param counts over all of it
 * @param items one per purchase, in its order
 */
record BatchResult(BatchCounts counts, List<Item> items) {

    BatchResult {
        items = List.copyOf(items);
    }

    /**
     * What became of one purchase.
     *
     * @param index its place in the batch, from 0
     * @param status what it would have been answered with by itself: 201 posted, 200 unchanged, 4xx refused
     * @param points posted now
     * @param problem why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(int index, int status, UUID id, Long points, Problem problem) {

        static Item of(int index, Outcome outcome) {
            if (outcome instanceof Outcome.Posted posted) {
                return new Item(index, 201, posted.purchase().id(), posted.points(), null);
            }
            if (outcome instanceof Outcome.Unchanged unchanged) {
                return new Item(index, 200, unchanged.purchaseId(), null, null);
            }
            var problem = Problem.of(((Outcome.Refused) outcome).refusal());
            return new Item(index, problem.status(), null, null, problem);
        }
    }
}
