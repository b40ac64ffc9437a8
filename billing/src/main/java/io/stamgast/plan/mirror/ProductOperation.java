package io.stamgast.plan.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Product;
import com.stripe.net.RequestOptions;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductUpdateParams;
import com.stripe.param.common.EmptyParam;
import io.stamgast.kernel.Json;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Makes a plan a product at Stripe, by an id that follows from the plan's, or changes how that looks. */
@ApplicationScoped
public class ProductOperation implements StripeOperation {

    static final String NAME = "plan.product";
    private static final String THERE_ALREADY = "resource_already_exists";

    private PlanMirror mirror;
    private Clock clock;

    protected ProductOperation() {
        // for CDI
    }

    @Inject
    public ProductOperation(PlanMirror mirror, Clock clock) {
        this.mirror = mirror;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = wanted(parameters);
        var product = wanted.stripeProduct() == null ? create(client, options, wanted)
                : update(client, options, wanted, wanted.stripeProduct());
        return Map.of("id", product.getId());
    }

    private static Product create(StripeClient client, RequestOptions options, WantedProduct wanted)
            throws StripeException {
        var id = "stamgast_" + wanted.plan().toString().replace("-", "");
        var product = ProductCreateParams.builder().setId(id).setName(wanted.name())
                .setDescription(wanted.description()).setActive(wanted.active())
                .putMetadata("stamgast_tenant", wanted.tenant())
                .putMetadata("stamgast_plan", wanted.plan().toString()).build();
        try {
            return Once.make(options, key -> client.v1().products().create(product, key), Optional::empty);
        } catch (InvalidRequestException refused) {
            // by an earlier call, whose answer never came
            if (!THERE_ALREADY.equals(refused.getCode())) {
                throw refused;
            }
            var once = options.toBuilderFullCopy().setIdempotencyKey(options.getIdempotencyKey() + ":update").build();
            return update(client, once, wanted, id);
        }
    }

    private static Product update(StripeClient client, RequestOptions options, WantedProduct wanted, String id)
            throws StripeException {
        var product = ProductUpdateParams.builder().setName(wanted.name()).setActive(wanted.active());
        if (wanted.description() == null) {
            product.setDescription(EmptyParam.EMPTY);
        } else {
            product.setDescription(wanted.description());
        }
        return Once.make(options, key -> client.v1().products().update(id, product.build(), key), Optional::empty);
    }

    @Override
    public void done(Connection connection, StripeCall call, JsonNode answer) throws SQLException {
        var wanted = wanted(call.parameters());
        var table = new MirrorTable(connection, call.tenantId());
        table.lock(wanted.plan());
        table.productDone(wanted.plan(), answer.get("id").asText(), wanted.version(), clock.instant());
        mirror.catchUp(connection, call.tenantId(), wanted.plan());
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        var table = new MirrorTable(connection, call.tenantId());
        table.lock(call.subject());
        table.productRefused(call.subject(), Refusal.problem(why));
    }

    private static WantedProduct wanted(JsonNode parameters) {
        return Json.read(parameters.toString(), WantedProduct.class);
    }
}
