package io.stamgast.stripe.simulator.catalog;

import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceRetrieveParams;
import com.stripe.param.PriceUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.math.BigDecimal;
import java.util.Locale;

/** The calls on {@code /v1/prices}. */
public final class Prices {

    public static final String PRICE = "price";

    public void register(Routes routes) {
        routes.post("/v1/prices", PriceCreateParams.class, Prices::create).needs("currency")
                .takes("unit_amount", "product", "product_data", "recurring", "nickname", "lookup_key", "active",
                        "metadata", "tax_behavior", "transfer_lookup_key");
        routes.get("/v1/prices/{id}", PriceRetrieveParams.class, call -> call.target(PRICE));
        routes.post("/v1/prices/{id}", PriceUpdateParams.class, Prices::update)
                .takes("nickname", "lookup_key", "active", "metadata", "tax_behavior", "transfer_lookup_key");
        routes.list("/v1/prices", PriceListParams.class, Prices::list)
                .takes("product", "active", "type", "currency", "lookup_keys", "created", "recurring");
    }

    private static Doc create(Call call) {
        var parameters = call.parameters();
        if (!parameters.has("unit_amount")) {
            throw ApiError.invalid("parameter_missing", "unit_amount", "Prices require an `unit_amount` or"
                    + " `unit_amount_decimal` parameter to be set.");
        } else if (parameters.has("product") == parameters.has("product_data")) {
            throw ApiError.parameterMissing("product");
        }
        var product = parameters.has("product") ? call.named("product", Products.PRODUCT)
                : Products.create(call.account(), parameters.doc("product_data"));
        claimLookupKey(call, null);
        return create(call.account(), product, parameters);
    }

    private static Doc create(Account account, Doc product, Doc parameters) {
        var recurring = parameters.doc("recurring");
        var price = Doc.of(PRICE, Ids.fresh("price")).set("active", true).set("billing_scheme", "per_unit")
                .set("created", account.now((Doc) null)).set("livemode", false)
                .set("currency", parameters.text("currency").toLowerCase(Locale.ROOT))
                .set("custom_unit_amount", null).set("lookup_key", null).set("metadata", new Doc())
                .set("nickname", null).set("product", product.id())
                .set("recurring", recurring == null ? null : recurring(recurring))
                .set("tax_behavior", "unspecified").set("tiers_mode", null).set("transform_quantity", null)
                .set("type", recurring == null ? "one_time" : "recurring")
                .set("unit_amount", parameters.number("unit_amount"))
                .set("unit_amount_decimal", BigDecimal.valueOf(parameters.number("unit_amount")).toPlainString())
                .take(parameters, "nickname", "lookup_key", "active", "tax_behavior");
        Metadata.merge(price, parameters);
        return account.add(price, "price.created");
    }

    private static Doc recurring(Doc given) {
        if (given.has("usage_type") && !given.is("usage_type", "licensed")) {
            throw ApiError.invalid("simulator_unsupported", "recurring[usage_type]", "Licensed only.");
        }
        return new Doc().set("interval", given.text("interval"))
                .set("interval_count", given.number("interval_count", 1))
                .set("meter", null).set("trial_period_days", null).set("usage_type", "licensed");
    }

    /** A price as described inside another object's parameters. */
    public static Doc inline(Account account, Doc data, String param) {
        var product = data.doc("product_data") != null ? Products.create(account, data.doc("product_data"))
                : account.get(Products.PRODUCT, data.text("product"), param + "[product]");
        return create(account, product, data);
    }

    private static void claimLookupKey(Call call, Doc owner) {
        var key = call.parameters().text("lookup_key");
        if (key == null) {
            return;
        }
        for (var price : call.account().table(PRICE).all()) {
            if (price.is("lookup_key", key) && price != owner) {
                if (!call.parameters().flag("transfer_lookup_key")) {
                    throw ApiError.invalid(null, "lookup_key", "A price (`" + price.id() + "`) already uses that lookup"
                            + " key.");
                }
                call.account().update(price, "price.updated", one -> one.set("lookup_key", null));
            }
        }
    }

    private static Doc update(Call call) {
        var price = call.target(PRICE);
        claimLookupKey(call, price);
        call.account().update(price, "price.updated", one -> {
            one.take(call.parameters(), "nickname", "lookup_key", "active", "tax_behavior");
            Metadata.merge(one, call.parameters());
        });
        return price;
    }

    private static Doc list(Call call) {
        var wanted = call.parameters();
        return Page.of(call, "/v1/prices", call.account().table(PRICE).newestFirst(), one ->
                Page.fits(wanted, "product", one) && Page.fits(wanted, "active", one)
                        && Page.fits(wanted, "type", one) && Page.fits(wanted, "currency", one)
                        && Page.fits(wanted, "recurring.interval", one) && Page.within(wanted, "created", one)
                        && (!wanted.has("lookup_keys")
                        || wanted.texts("lookup_keys").contains(one.text("lookup_key"))));
    }
}
