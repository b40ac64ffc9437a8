package io.stamgast.earning.batch;

import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.purchase.NewPurchase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Posts a batch group by group, so that only a group of its purchases is in memory. */
final class BatchPosting {

    private static final int GROUP = 500;

    /** Is told what became of each purchase, in the order of the batch. */
    @FunctionalInterface
    interface Sink {
        void accept(int index, Outcome outcome);
    }

    private final PurchasePosting posting;
    private final int tenant;
    private final String actor;

    BatchPosting(PurchasePosting posting, int tenant, String actor) {
        this.posting = posting;
        this.tenant = tenant;
        this.actor = actor;
    }

    /** @param afterGroup called between groups, with how many purchases are done */
    void post(Batch batch, BatchBody body, Sink sink, IntConsumer afterGroup) throws IOException {
        try (var in = body.open()) {
            var reader = batch.reader(in);
            var done = 0;
            while (reader.hasNext()) {
                var group = new ArrayList<Batch.Read>(GROUP);
                while (group.size() < GROUP && reader.hasNext()) {
                    group.add(reader.next());
                }
                post(group, done, sink);
                done += group.size();
                afterGroup.accept(done);
            }
        }
    }

    private void post(List<Batch.Read> group, int first, Sink sink) {
        var readable = new ArrayList<NewPurchase>(group.size());
        for (var read : group) {
            if (read.purchase() != null) {
                readable.add(read.purchase());
            }
        }
        var outcomes = posting.post(tenant, actor, readable).iterator();
        for (var i = 0; i < group.size(); i++) {
            var read = group.get(i);
            sink.accept(first + i, read.purchase() == null ? new Outcome.Refused(read.refusal()) : outcomes.next());
        }
    }
}
