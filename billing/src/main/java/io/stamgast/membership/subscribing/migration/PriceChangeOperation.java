package io.stamgast.membership.subscribing.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.stamgast.kernel.Json;
import io.stamgast.membership.subscribing.change.SubscriptionChange;
import io.stamgast.membership.subscribing.change.UpdateOperation;
import io.stamgast.membership.subscribing.migration.PriceChangeTable.State;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Has a subscription renewed at the price of which its member was told; what was only prevented is planned anew. */
@ApplicationScoped
public class PriceChangeOperation implements StripeOperation {

    static final String NAME = "membership.price-change";

    private final UpdateOperation update = new UpdateOperation();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        return update.send(client, options, parameters);
    }

    @Override
    public void done(Connection connection, StripeCall call, JsonNode answer) throws SQLException {
        answered(connection, call, State.DONE, null);
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        answered(connection, call, why.passes() ? State.PLANNED : State.REFUSED, why.getMessage());
    }

    private static void answered(Connection connection, StripeCall call, State state, String problem)
            throws SQLException {
        var price = Json.read(call.parameters().toString(), SubscriptionChange.class).price().stripePrice();
        new PriceChangeTable(connection, call.tenantId()).answered(call.subject(), price, state, problem);
    }
}
