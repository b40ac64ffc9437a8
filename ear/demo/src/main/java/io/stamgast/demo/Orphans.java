package io.stamgast.demo;

import io.stamgast.launcher.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Ends processes that are known by what they run: a number that a demo has noted may be another process' by now. */
final class Orphans {

    private Orphans() {
    }

    /**
     * @return whether there were any
     * @throws Refusal when some of them live on
     */
    static boolean end(Predicate<ProcessHandle> ours) throws InterruptedException {
        return end(ProcessHandle.allProcesses().filter(ours).toList(), ours, Duration.ofSeconds(5));
    }

    static boolean end(List<ProcessHandle> found, Predicate<ProcessHandle> ours, Duration patience)
            throws InterruptedException {
        // the first of a family knows in which order the others go
        found.stream().filter(process -> process.parent().filter(found::contains).isEmpty())
                .forEach(ProcessHandle::destroy);
        if (!ended(found, ours, patience)) {
            found.forEach(ProcessHandle::destroyForcibly);
            if (!ended(found, ours, patience)) {
                throw new Refusal("What a demo on this directory has left can't be ended; end it by hand: process "
                        + found.stream().filter(process -> lives(process, ours))
                                .map(process -> Long.toString(process.pid())).collect(Collectors.joining(", ")));
            }
        }
        return !found.isEmpty();
    }

    /** Whether they ended in time: run nothing any more, even if nobody has asked for their exit code yet. */
    private static boolean ended(List<ProcessHandle> processes, Predicate<ProcessHandle> ours, Duration patience)
            throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(process -> lives(process, ours))) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    private static boolean lives(ProcessHandle process, Predicate<ProcessHandle> ours) {
        return process.isAlive() && ours.test(process);
    }
}
