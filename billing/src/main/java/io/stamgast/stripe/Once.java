package io.stamgast.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import java.util.Optional;

/**
 * Does a thing once. Stripe keeps even an error of its own under a key and says nothing else to that key, though what
 * was asked may have been done. So after such an error it is looked for. Only when it isn't there, and the error is a
 * kept one, which nothing can come after, is it asked for under another key. The keys follow from the first one:
 * whoever does it again, after a crash too, comes by the same.
 *
 * <p>Stripe forgets a key after a day. Who asks for longer than that asks under a later key, and then it is looked for
 * before it is asked for.
 */
public final class Once {

    private static final int SERVER_ERROR = 500;
    private static final int MOST_KEYS = 5;
    private static final String LATER = "~";

    /** What is asked of Stripe. */
    @FunctionalInterface
    public interface Asking<T> {

        /** @param options with the key to ask under */
        T under(RequestOptions options) throws StripeException;
    }

    private Once() {
    }

    /** @param earlier how many keys there were before for the same thing, which Stripe has forgotten since */
    public static String key(String first, int earlier) {
        return earlier == 0 ? first : first + LATER + earlier;
    }

    /** The key under which it was asked for at first: the same however long it takes. */
    public static String firstKey(RequestOptions options) {
        return options.getIdempotencyKey().split(LATER)[0];
    }

    /**
     * @param options with the first key
     * @param look for what may have been done
     */
    public static <T> T make(RequestOptions options, Asking<T> asking, StripeRequest<Optional<T>> look)
            throws StripeException {
        if (options.getIdempotencyKey().contains(LATER)) {
            var done = look.send();
            if (done.isPresent()) {
                return done.get();
            }
        }
        for (var turn = 1; ; turn++) {
            try {
                return asking.under(turn == 1 ? options : other(options, turn));
            } catch (StripeException failure) {
                if (failure.getStatusCode() == null || failure.getStatusCode() < SERVER_ERROR) {
                    throw failure;
                }
                var there = look.send();
                if (there.isPresent()) {
                    return there.get();
                }
                if (!(failure instanceof KeptError) || turn == MOST_KEYS) {
                    throw failure;
                }
            }
        }
    }

    private static RequestOptions other(RequestOptions options, int turn) {
        return options.toBuilderFullCopy().setIdempotencyKey(options.getIdempotencyKey() + "/" + turn).build();
    }
}
