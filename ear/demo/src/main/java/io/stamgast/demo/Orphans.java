package io.stamgast.demo;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Ends processes that are known by what they run: a number that a demo has noted may be another process' by now. */
final class Orphans {

    private static final long PATIENCE_SECONDS = 5;

    private Orphans() {
    }

    /** @return whether there were any */
    static boolean end(Predicate<ProcessHandle> ours) throws InterruptedException {
        var found = ProcessHandle.allProcesses().filter(ours).toList();
        // the first of a family knows in which order the others go
        found.stream().filter(process -> process.parent().filter(found::contains).isEmpty())
                .forEach(ProcessHandle::destroy);
        if (!end(found, ours)) {
            found.forEach(ProcessHandle::destroyForcibly);
            end(found, ours);
        }
        return !found.isEmpty();
    }

    /** Whether they ended in time: run nothing any more, even if nobody has asked for their exit code yet. */
    private static boolean end(List<ProcessHandle> processes, Predicate<ProcessHandle> ours)
            throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (processes.stream().anyMatch(process -> process.isAlive() && ours.test(process))) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }
}
