package io.stamgast.membership.subscribing.tax;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.TaxId;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerTaxIdCreateParams;
import com.stripe.param.CustomerTaxIdListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.CustomerUpdateParams.TaxExempt;
import io.stamgast.kernel.Json;
import io.stamgast.membership.subscribing.StripeCustomers;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gives an account's customer a tax id. One that it has already stays the only one. */
@ApplicationScoped
public class TaxIdOperation implements StripeOperation {

    static final String NAME = "membership.tax-id";

    private StripeCustomers customers;

    protected TaxIdOperation() {
        // for CDI
    }

    @Inject
    public TaxIdOperation(StripeCustomers customers) {
        this.customers = customers;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Nothing for what Stripe doesn't know. */
    static Optional<CustomerTaxIdCreateParams.Type> type(String name) {
        return Arrays.stream(CustomerTaxIdCreateParams.Type.values())
                .filter(type -> type.getValue().equals(name)).findFirst();
    }

    static List<String> types() {
        return Arrays.stream(CustomerTaxIdCreateParams.Type.values()).map(CustomerTaxIdCreateParams.Type::getValue)
                .toList();
    }

    static List<TaxId> all(StripeClient client, RequestOptions there, String customer) throws StripeException {
        return client.v1().customers().taxIds()
                .list(customer, CustomerTaxIdListParams.builder().setLimit(100L).build(), there).getData();
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = Json.read(parameters.toString(), WantedTaxId.class);
        var customer = customers.require(client, options, wanted.tenantId(), wanted.account());
        var there = StripeAccess.in(options.getStripeAccount());
        var known = find(client, there, customer, wanted);
        var taxId = known.isPresent() ? known.get() : Once.make(options,
                key -> client.v1().customers().taxIds().create(customer, CustomerTaxIdCreateParams.builder()
                        .setType(type(wanted.type()).orElseThrow()).setValue(wanted.value()).build(), key),
                () -> find(client, there, customer, wanted));
        if (wanted.reverseCharge() != null) {
            client.v1().customers().update(customer, CustomerUpdateParams.builder()
                    .setTaxExempt(wanted.reverseCharge() ? TaxExempt.REVERSE : TaxExempt.NONE).build(), there);
        }
        return TaxIdView.of(taxId);
    }

    private static Optional<TaxId> find(StripeClient client, RequestOptions there, String customer, WantedTaxId wanted)
            throws StripeException {
        return all(client, there, customer).stream().filter(one -> one.getType().equals(wanted.type())
                && WantedTaxId.plain(one.getValue()).equals(WantedTaxId.plain(wanted.value()))).findFirst();
    }
}
