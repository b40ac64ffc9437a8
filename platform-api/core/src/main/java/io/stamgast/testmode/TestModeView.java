package io.stamgast.testmode;

import io.stamgast.identity.MachineClient;
import java.time.Instant;

/**
 * A test mode on the wire.
 *
 * @param state {@code OPEN}, or {@code WIPING} while nobody is let in
 * @param openedAt when it was opened first
 * @param copiedAt when it was given the rules: when it was opened or wiped last
 */
public record TestModeView(String state, Instant openedAt, Instant copiedAt) {

    /**
     * What its opening answers.
     *
     * @param machineClient whose secret is shown this once
     */
    public record Opened(String state, Instant openedAt, Instant copiedAt, MachineClient machineClient) {

        static Opened of(TestMode testMode, MachineClient client) {
            var view = TestModeView.of(testMode);
            return new Opened(view.state, view.openedAt, view.copiedAt, client);
        }
    }

    static TestModeView of(TestMode testMode) {
        return new TestModeView(testMode.state() == TestMode.State.ACTIVE ? "OPEN" : "WIPING", testMode.openedAt(),
                testMode.copiedAt());
    }
}
