package io.stamgast.stripe.simulator.customer;

import com.stripe.param.CustomerTaxIdCreateParams;
import com.stripe.param.CustomerTaxIdListParams;
import com.stripe.param.CustomerTaxIdRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Expansion;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;

/** The calls on {@code /v1/customers/{id}/tax_ids}. */
public final class TaxIds {

    private static final String TAX_ID = "tax_id";

    public void register(Routes routes, Expansion expansion) {
        routes.post("/v1/customers/{id}/tax_ids", CustomerTaxIdCreateParams.class, call -> add(call.account(),
                call.target("customer"), call.parameters().text("type"), call.parameters().text("value")))
                .needs("type", "value");
        routes.list("/v1/customers/{id}/tax_ids", CustomerTaxIdListParams.class, call -> Page.of(call,
                url(call.target("customer")), call.account().table(TAX_ID).newestFirst(call.id()), any -> true));
        routes.get("/v1/customers/{customer}/tax_ids/{id}", CustomerTaxIdRetrieveParams.class, TaxIds::ofCustomer);
        routes.delete("/v1/customers/{customer}/tax_ids/{id}", CustomerTaxIdRetrieveParams.class, TaxIds::delete);
        expansion.onDemand("customer", "tax_ids", (account, customer) -> Page.whole(url(customer),
                account.table(TAX_ID).newestFirst(customer.id())));
    }

    private static String url(Doc customer) {
        return "/v1/customers/" + customer.id() + "/tax_ids";
    }

    static Doc add(Account account, Doc customer, String type, String value) {
        if (type.equals("eu_vat") && !value.replace(" ", "").matches("[A-Z]{2}[0-9A-Za-z+*]{2,12}")) {
            throw ApiError.invalid("tax_id_invalid", "value", "Invalid value for " + type + ".");
        }
        var taxId = Doc.of(TAX_ID, Ids.fresh("txi")).set("created", account.now(customer)).set("livemode", false)
                .set("country", type.equals("eu_vat") ? value.substring(0, 2) : null).set("customer", customer.id())
                .set("owner", new Doc().set("type", "customer").set("customer", customer.id()))
                .set("type", type).set("value", value)
                .set("verification", new Doc().set("status", verified(value)).set("verified_address", null)
                        .set("verified_name", null));
        return account.add(taxId, "customer.tax_id.created");
    }

    /** Stripe's test numbers decide how a verification ends. */
    private static String verified(String value) {
        return value.endsWith("111111111") ? "unverified" : value.endsWith("222222222") ? "pending" : "verified";
    }

    private static Doc ofCustomer(Call call) {
        var taxId = call.target(TAX_ID);
        if (!taxId.is("customer", call.path().get("customer"))) {
            throw ApiError.noSuch(TAX_ID, call.id(), "id");
        }
        return taxId;
    }

    private static Doc delete(Call call) {
        var taxId = ofCustomer(call);
        call.account().delete(taxId);
        call.account().emit("customer.tax_id.deleted", taxId);
        return Doc.of(TAX_ID, taxId.id()).set("deleted", true);
    }
}
