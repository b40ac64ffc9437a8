package io.stamgast.membership.subscribing.tax;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerUpdateParams;
import io.stamgast.kernel.Json;
import io.stamgast.membership.subscribing.StripeCustomers;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Takes a tax id from an account's customer; with its last one goes the reverse charge. */
@ApplicationScoped
public class TaxIdRemoval implements StripeOperation {

    static final String NAME = "membership.tax-id-removal";

    private StripeCustomers customers;

    protected TaxIdRemoval() {
        // for CDI
    }

    @Inject
    public TaxIdRemoval(StripeCustomers customers) {
        this.customers = customers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = Json.read(parameters.toString(), WantedTaxId.class);
        var customer = customers.require(client, options, wanted.tenantId(), wanted.account());
        var there = StripeAccess.in(options.getStripeAccount());
        try {
            client.v1().customers().taxIds().delete(customer, wanted.taxId(), there);
        } catch (InvalidRequestException refused) {
            if (TaxIdOperation.all(client, there, customer).stream()
                    .anyMatch(one -> one.getId().equals(wanted.taxId()))) {
                throw refused;
            }
        }
        if (TaxIdOperation.all(client, there, customer).isEmpty()) {
            client.v1().customers().update(customer, CustomerUpdateParams.builder()
                    .setTaxExempt(CustomerUpdateParams.TaxExempt.NONE).build(), there);
        }
        return Map.of("removed", wanted.taxId());
    }
}
