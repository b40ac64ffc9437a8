package io.stamgast.stripe.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.stamgast.stripe.StripeFailure;
import java.sql.Connection;
import java.sql.SQLException;

/** A kind of thing that Stripe is asked to do; an {@code @ApplicationScoped} bean. */
public interface StripeOperation {

    /** Stable: it stands in the database. */
    String name();

    /**
     * Sends it; maybe again, with the same options.
     *
     * @return what {@link #done} needs of the answer, small; kept as JSON
     */
    Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException;

    /** Stores the effect, in the transaction that says it is done. */
    default void done(Connection connection, StripeCall call, JsonNode answer) throws SQLException {
        // some need nothing kept
    }

    /**
     * Stores that it will never be done, in the transaction that says so and tells of it: what was written down because
     * it would be done is taken back.
     */
    default void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        // some need nothing kept
    }
}
