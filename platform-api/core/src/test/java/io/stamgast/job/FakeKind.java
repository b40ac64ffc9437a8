package io.stamgast.job;

import io.stamgast.kernel.Ids;
import java.util.Map;
import java.util.function.Function;

/** A kind of job whose work is a function; a name of its own keeps tests apart. */
record FakeKind(String name, boolean oneAtATime, String whenInterrupted, boolean outlastsOutages, JobPool pool,
                Function<JobRun, Object> work) implements JobKind {

    static FakeKind that(Function<JobRun, Object> work) {
        return new FakeKind("fake-" + Ids.next(), false, null, false, JobPool.COMMON, work);
    }

    static FakeKind that(Runnable work) {
        return that(run -> {
            work.run();
            return Map.of();
        });
    }

    FakeKind inTurn() {
        return new FakeKind(name, true, whenInterrupted, outlastsOutages, pool, work);
    }

    FakeKind notRepeatable(String text) {
        return new FakeKind(name, oneAtATime, text, outlastsOutages, pool, work);
    }

    FakeKind outlasting() {
        return new FakeKind(name, oneAtATime, whenInterrupted, true, pool, work);
    }

    FakeKind in(JobPool other) {
        return new FakeKind(name, oneAtATime, whenInterrupted, outlastsOutages, other, work);
    }

    @Override
    public Object run(JobRun run) {
        return work.apply(run);
    }
}
