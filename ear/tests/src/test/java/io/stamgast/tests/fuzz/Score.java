package io.stamgast.tests.fuzz;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What came of all that was sent: how often each operation answered how, and what was wrong. */
final class Score {

    /** Of each complaint. */
    private static final int SHOWN = 8;
    private static final int SLOWEST = 12;

    private final Map<String, Map<Integer, AtomicInteger>> answers = new ConcurrentHashMap<>();
    private final Set<String> successes = ConcurrentHashMap.newKeySet();
    /** By the complaint, what it is about, and then one case of it. */
    private final Map<String, Map<String, String>> wrong = new ConcurrentSkipListMap<>();
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> spent = new ConcurrentHashMap<>();
    private final AtomicInteger defects = new AtomicInteger();

    void count(Operation operation, Received received) {
        answers.computeIfAbsent(operation.id(), first -> new ConcurrentHashMap<>())
                .computeIfAbsent(received.status(), first -> new AtomicInteger()).incrementAndGet();
        millis.add(received.millis());
        spent.computeIfAbsent(operation.id(), first -> new LongAdder()).add(received.millis());
    }

    /** One case of each operation and status is kept. */
    void note(Operation operation, int status, String complaint, String report) {
        defects.incrementAndGet();
        wrong.computeIfAbsent(complaint.strip().lines().findFirst().orElse(""), first -> new ConcurrentHashMap<>())
                .putIfAbsent(operation + " " + status, report);
    }

    /** It was called by its own method, and did it. */
    void succeed(Operation operation) {
        successes.add(operation.id());
    }

    boolean hasSucceeded(Operation operation) {
        return successes.contains(operation.id());
    }

    List<String> neverSucceeded(List<Operation> operations) {
        return operations.stream().filter(operation -> !hasSucceeded(operation)).map(Operation::id).sorted().toList();
    }

    String defects() {
        var ways = new StringBuilder(defects + " answers are wrong:\n");
        wrong.forEach((complaint, cases) -> ways.append(complaint).append(", in ").append(cases.size())
                .append(" ways\n"));
        wrong.values().forEach(cases -> cases.values().stream().limit(SHOWN).forEach(report -> ways.append('\n')
                .append(report).append('\n')));
        return ways.toString();
    }

    boolean isClean() {
        return wrong.isEmpty();
    }

    /** By operation, how often it answered with which status. */
    String table(List<Operation> operations) {
        return operations.stream().map(operation -> String.format("%-28s", operation.id())
                + new TreeMap<>(answers.getOrDefault(operation.id(), Map.of()))).collect(Collectors.joining("\n"));
    }

    String summary() {
        var byStatus = new TreeMap<Integer, Integer>();
        answers.values().forEach(of -> of.forEach(
                (status, times) -> byStatus.merge(status, times.get(), Integer::sum)));
        var sorted = millis.stream().sorted().toList();
        return sorted.size() + " requests, by status " + byStatus + "; half within " + sorted.get(sorted.size() / 2)
                + " ms, 99 of 100 within " + sorted.get(sorted.size() * 99 / 100) + " ms, all within "
                + sorted.get(sorted.size() - 1) + " ms";
    }

    /** Those that took the most time of all, in milliseconds. */
    String slowest() {
        return spent.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, LongAdder> one) -> one.getValue().sum()).reversed())
                .limit(SLOWEST).map(Object::toString).collect(Collectors.joining(", "));
    }
}
