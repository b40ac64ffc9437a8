package io.stamgast.stripe.simulator.catalog;

import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductRetrieveParams;
import com.stripe.param.ProductUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.util.List;

/** The calls on {@code /v1/products}. */
public final class Products {

    static final String PRODUCT = "product";
    private static final String[] PLAIN = {"name", "description", "active", "images", "unit_label", "url",
            "statement_descriptor", "tax_code", "shippable"};

    public void register(Routes routes) {
        routes.post("/v1/products", ProductCreateParams.class, Products::create).takes(PLAIN).needs("name")
                .takes("id", "metadata");
        routes.get("/v1/products/{id}", ProductRetrieveParams.class, call -> call.target(PRODUCT));
        routes.post("/v1/products/{id}", ProductUpdateParams.class, Products::update).takes(PLAIN)
                .takes("metadata", "default_price");
        routes.delete("/v1/products/{id}", ProductRetrieveParams.class, Products::delete);
        routes.list("/v1/products", ProductListParams.class, Products::list).takes("active", "ids", "created");
    }

    private static Doc create(Call call) {
        return create(call.account(), call.parameters());
    }

    static Doc create(Account account, Doc parameters) {
        var id = parameters.has("id") ? parameters.text("id") : Ids.fresh("prod");
        if (account.table(PRODUCT).get(id) != null) {
            throw ApiError.invalid("resource_already_exists", "id", "Product already exists.");
        }
        var now = account.now((Doc) null);
        var product = Doc.of(PRODUCT, id).set("active", true).set("created", now).set("updated", now)
                .set("livemode", false).set("default_price", null).set("description", null).set("images", List.of())
                .set("marketing_features", List.of()).set("metadata", new Doc()).set("package_dimensions", null)
                .set("shippable", null).set("statement_descriptor", null).set("tax_code", null).set("type", "service")
                .set("unit_label", null).set("url", null).take(parameters, PLAIN);
        Metadata.merge(product, parameters);
        return account.add(product, "product.created");
    }

    private static Doc update(Call call) {
        var product = call.target(PRODUCT);
        call.named("default_price", Prices.PRICE);
        call.account().update(product, "product.updated", one -> {
            one.take(call.parameters(), PLAIN).take(call.parameters(), "default_price");
            Metadata.merge(one, call.parameters());
            one.set("updated", call.account().now((Doc) null));
        });
        return product;
    }

    private static Doc delete(Call call) {
        var product = call.target(PRODUCT);
        if (call.account().table(Prices.PRICE).all().stream().anyMatch(price -> price.is(PRODUCT, product.id()))) {
            throw ApiError.invalid(null, "id", "This product cannot be deleted because it has one or more"
                    + " user-created prices.");
        }
        call.account().delete(product);
        call.account().emit("product.deleted", product);
        return Doc.of(PRODUCT, product.id()).set("deleted", true);
    }

    private static Doc list(Call call) {
        var parameters = call.parameters();
        return Page.of(call, "/v1/products", call.account().table(PRODUCT).newestFirst(), one ->
                Page.fits(parameters, "active", one) && Page.within(parameters, "created", one)
                        && (!parameters.has("ids") || parameters.texts("ids").contains(one.id())));
    }
}
