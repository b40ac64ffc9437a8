package io.stamgast.stripe.simulator.disturbance;

import java.time.Duration;

/** Something that goes wrong: with calls of the API, or with webhooks on their way. */
public sealed interface Disturbance {

    /** The next calls fail, each once. */
    static OfCalls next(int calls, Failure failure) {
        return new OfCalls(failure, calls, 0, "", "/", Duration.ofSeconds(2));
    }

    /** @param share of all calls that fail, from 0 to 1 */
    static OfCalls share(double share, Failure failure) {
        return new OfCalls(failure, 0, share, "", "/", Duration.ofSeconds(2));
    }

    /** Webhooks go wrong by the shares that are set. */
    static OfWebhooks webhooks() {
        return new OfWebhooks(0, 0, 0, Duration.ZERO);
    }

    /**
     * @param method of the calls that fail; empty for any
     * @param path how the paths of the calls that fail begin
     * @param silence after which an unanswered call's connection is closed
     */
    record OfCalls(Failure failure, int calls, double share, String method, String path, Duration silence)
            implements Disturbance {

        public OfCalls on(String method, String path) {
            return new OfCalls(failure, calls, share, method, path, silence);
        }

        public OfCalls silentFor(Duration silence) {
            return new OfCalls(failure, calls, share, method, path, silence);
        }

        boolean concerns(String method, String path) {
            return (this.method.isEmpty() || this.method.equals(method)) && path.startsWith(this.path);
        }
    }

    /**
     * @param lost share that never arrives
     * @param duplicated share that arrives twice
     * @param reordered share that is overtaken by later ones
     * @param delay by which every webhook is late
     */
    record OfWebhooks(double lost, double duplicated, double reordered, Duration delay) implements Disturbance {

        public OfWebhooks lost(double share) {
            return new OfWebhooks(share, duplicated, reordered, delay);
        }

        public OfWebhooks duplicated(double share) {
            return new OfWebhooks(lost, share, reordered, delay);
        }

        public OfWebhooks reordered(double share) {
            return new OfWebhooks(lost, duplicated, share, delay);
        }

        public OfWebhooks delayed(Duration time) {
            return new OfWebhooks(lost, duplicated, reordered, time);
        }
    }
}
