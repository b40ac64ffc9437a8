package io.stamgast.tests.fuzz;

import java.util.List;
import java.util.Set;

/** One thread's requests. What it chooses depends on the seed and on what it was answered, not on other threads. */
final class Lane {

    /** They go through Keycloak, or write a file. */
    private static final Set<String> SLOW = Set.of("createTenant", "inviteStaff", "inviteMember", "createMachineClient",
            "changeStaff", "changeMember", "changeMachineClient", "rotateMachineClientSecret", "exportTenant",
            "reviewTiers", "simulateRuleSet", "reconcileBilling", "checkLedger");
    private static final int SELDOM = 4;
    /** What they undo takes long to make again. */
    private static final Set<String> RUINOUS = Set.of("wipeTestMode");
    private static final int HARDLY_EVER = 20;

    private final Scene scene;
    private final Chance chance;
    private final Composer composer;
    private final Spoiler spoiler;
    private final Things own;

    Lane(Scene scene, long seed, int number) {
        this.scene = scene;
        this.chance = new Chance(seed, number);
        this.composer = new Composer(scene.document(), chance);
        this.spoiler = new Spoiler(chance, composer);
        this.own = scene.own().copy();
    }

    void run(int requests) {
        for (var i = 0; i < requests; i++) {
            step();
        }
    }

    /** Makes each operation succeed, as far as that can be done; what takes things away, last. */
    void succeedOnce(int tries) {
        var operations = scene.document().operations();
        operations.stream().filter(operation -> !isRemoval(operation)).forEach(one -> succeedOnce(one, tries));
        operations.stream().filter(Lane::isRemoval).forEach(one -> succeedOnce(one, tries));
    }

    private static boolean isRemoval(Operation operation) {
        return operation.verb().equals("DELETE") || operation.path().endsWith("/cancel")
                || RUINOUS.contains(operation.id());
    }

    /** Each time what it is about is made and read before. */
    private void succeedOnce(Operation operation, int tries) {
        var before = scene.document().operations().stream().filter(other ->
                other.verb().equals("POST") && operation.template().startsWith(other.template() + "/{}")
                || other.verb().equals("GET") && operation.verb().equals("PUT")
                        && operation.template().equals(other.template())).toList();
        for (var i = 0; i < tries && !scene.score().hasSucceeded(operation); i++) {
            before.forEach(other -> send(right(other)));
            send(right(operation));
        }
    }

    private void step() {
        var operation = next();
        var kind = chance.between(0, 9);
        if (kind < 3) {
            send(right(operation));
        } else if (kind < 4 && !operation.isOperators()) {
            send(trespass(operation));
        } else {
            send(spoiler.spoil(right(operation)));
        }
    }

    private Operation next() {
        var one = chance.of(scene.document().operations());
        while (isSpared(one)) {
            one = chance.of(scene.document().operations());
        }
        return one;
    }

    private boolean isSpared(Operation one) {
        return SLOW.contains(one.id()) && !chance.oneIn(SELDOM)
                || RUINOUS.contains(one.id()) && !chance.oneIn(HARDLY_EVER);
    }

    private Sent right(Operation operation) {
        return composer.compose(operation, caller(operation), own, own);
    }

    private List<Sent.Header> caller(Operation operation) {
        return (operation.isOperators() ? scene.operator() : chance.of(scene.callers())).headers();
    }

    /** With another's things in its path, or in all else. */
    private Sent trespass(Operation operation) {
        if (chance.oneIn(2) && operation.path().contains("{") && scene.foreign().hasPlace(operation.template())) {
            var sent = composer.compose(operation, caller(operation), scene.foreign(),
                    chance.oneIn(2) ? own : scene.foreign());
            return new Sent(operation, sent.verb(), sent.target(), sent.headers(), sent.body(),
                    List.of(Sent.FOREIGN_ADDRESS));
        }
        return composer.compose(operation, caller(operation), own, scene.foreign());
    }

    private void send(Sent sent) {
        var received = scene.line().send(sent);
        scene.score().count(sent.operation(), received);
        scene.judge().complaint(sent, received).ifPresent(complaint -> scene.score()
                .note(sent.operation(), received.status(), complaint, report(complaint, sent, received)));
        if (received.isSuccess() && sent.verb().equals(sent.operation().verb()) && !sent.was(Sent.ADDRESS)) {
            scene.score().succeed(sent.operation());
            var path = sent.target().substring(Composer.BASE.length());
            own.learn(sent.operation(), path.contains("?") ? path.substring(0, path.indexOf('?')) : path, received);
        }
    }

    private String report(String complaint, Sent sent, Received received) {
        return complaint + "\n" + sent.spoiled() + "\n" + sent.curl(scene.line().server()) + "\n→ " + received;
    }
}
