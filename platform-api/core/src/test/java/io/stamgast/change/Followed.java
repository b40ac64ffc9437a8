package io.stamgast.change;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A tenant's feed, read as its warehouse would. */
record Followed(int tenant) {

    static final Set<ChangeKind> ALL = EnumSet.allOf(ChangeKind.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    List<Change> after(Place place, int limit, Set<ChangeKind> kinds) {
        return Database.work().call(tenant, connection -> ChangeFeed.after(connection, tenant, place, limit, kinds));
    }

    /** All that is shown, page by page. */
    List<Change> all() {
        var all = new ArrayList<Change>();
        var page = after(Place.START, 7, ALL);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = after(page.get(page.size() - 1).place(), 7, ALL);
        }
        return all;
    }

    /** As the API answers. */
    Changes.Found found(Place place, int limit, Set<ChangeKind> kinds) {
        var current = new CurrentTenant();
        current.set(tenant, "test");
        return new Changes(Database.work(), current).after(place, limit, kinds);
    }

    /** Waits until so many are shown: that is when all transactions of the server that began before have ended. */
    Followed showing(int changes) {
        await(() -> all().size() == changes);
        return this;
    }

    static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it isn't shown");
            }
            Thread.onSpinWait();
        }
    }
}
