package io.stamgast.benchmark.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Drives work from several threads for a time and counts what was done and how long each took. */
public final class Load {

    /** One thread's work: each call is one unit; the worker is closed by the thread that ran it. */
    public interface Worker extends AutoCloseable {
        /** @return how many units of the thing measured were done */
        long work() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /**
     * @param units what was done, such as requests or lines
     * @param micros how long each call took, in microseconds
     */
    public record Result(long units, double seconds, Histogram micros) {
        public double perSecond() {
            return units / seconds;
        }

        public double percentileMillis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    private static final long HIGHEST_MICROS = 120_000_000L;

    private Load() {
    }

    /** Each thread works as fast as it is answered. */
    public static Result closed(int threads, Duration time, Callable<Worker> workers) throws Exception {
        return run(threads, workers, (worker, histogram, start) -> {
            var end = start + time.toNanos();
            long units = 0;
            for (var began = System.nanoTime(); began < end; began = System.nanoTime()) {
                units += worker.work();
                histogram.recordValue((System.nanoTime() - began) / 1000);
            }
            return units;
        });
    }

    /**
     * Calls begin at a fixed rate whether or not earlier ones were answered; a call's time counts from when it should
     * have begun.
     */
    public static Result open(int threads, double perSecond, Duration time, Callable<Worker> workers) throws Exception {
        var turn = new AtomicLong();
        var interval = 1e9 / perSecond;
        return run(threads, workers, (worker, histogram, start) -> {
            long units = 0;
            while (true) {
                var due = start + (long) (turn.getAndIncrement() * interval);
                if (due > start + time.toNanos()) {
                    return units;
                }
                for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                units += worker.work();
                histogram.recordValue((System.nanoTime() - due) / 1000);
            }
        });
    }

    private interface Loop {
        long run(Worker worker, Histogram histogram, long start) throws Exception;
    }

    private static Result run(int threads, Callable<Worker> workers, Loop loop) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        var ready = new CountDownLatch(threads);
        var histograms = new ArrayList<Histogram>();
        var parts = new ArrayList<Future<Long>>();
        for (var thread = 0; thread < threads; thread++) {
            var histogram = new Histogram(HIGHEST_MICROS, 3);
            histograms.add(histogram);
            parts.add(pool.submit(() -> {
                try (var worker = workers.call()) {
                    ready.countDown();
                    ready.await();
                    return loop.run(worker, histogram, System.nanoTime());
                } finally {
                    ready.countDown();
                }
            }));
        }
        ready.await();
        var start = System.nanoTime();
        try {
            return new Result(sum(parts), (System.nanoTime() - start) / 1e9, merge(histograms));
        } finally {
            pool.shutdownNow();
        }
    }

    private static long sum(List<Future<Long>> parts) throws Exception {
        long units = 0;
        for (var part : parts) {
            try {
                units += part.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("a worker failed", failure.getCause());
            }
        }
        return units;
    }

    private static Histogram merge(List<Histogram> histograms) {
        var all = new Histogram(HIGHEST_MICROS, 3);
        histograms.forEach(all::add);
        return all;
    }
}
