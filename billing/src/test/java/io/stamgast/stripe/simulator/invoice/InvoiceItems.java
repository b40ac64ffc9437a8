package io.stamgast.stripe.simulator.invoice;

import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.InvoiceItemListParams;
import com.stripe.param.InvoiceItemRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.catalog.Prices;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.util.List;
import java.util.Locale;

/** What is to be on an invoice: on one that is a draft, or on the customer's next. */
public final class InvoiceItems {

    private static final String ITEM = "invoiceitem";

    private final Invoices invoices;

    public InvoiceItems(Invoices invoices) {
        this.invoices = invoices;
    }

    public void register(Routes routes) {
        routes.post("/v1/invoiceitems", InvoiceItemCreateParams.class, this::create).needs("customer")
                .takes("amount", "currency", "description", "invoice", "subscription", "pricing", "quantity",
                        "price_data", "metadata", "discountable", "period");
        routes.get("/v1/invoiceitems/{id}", InvoiceItemRetrieveParams.class, call -> call.target(ITEM));
        routes.delete("/v1/invoiceitems/{id}", InvoiceItemRetrieveParams.class, InvoiceItems::delete);
        routes.list("/v1/invoiceitems", InvoiceItemListParams.class, InvoiceItems::list)
                .takes("customer", "invoice", "pending", "created");
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        var account = call.account();
        var customer = call.required("customer", "customer");
        var price = price(call);
        if (price == null && !parameters.has("amount")) {
            throw ApiError.parameterMissing("amount");
        }
        var invoice = call.named("invoice", Invoices.INVOICE);
        if (invoice != null && !invoice.is("status", "draft")) {
            throw ApiError.invalid("invoice_not_editable", "invoice", "The invoice is no longer editable.");
        }
        var quantity = parameters.number("quantity", 1);
        var amount = price == null ? parameters.number("amount") : price.number("unit_amount") * quantity;
        var currency = price == null ? parameters.text("currency") : price.text("currency");
        if (currency == null) {
            throw ApiError.parameterMissing("currency");
        }
        var item = blank(account, customer, amount, currency.toLowerCase(Locale.ROOT)).set("quantity", quantity)
                .set("pricing", price == null ? null : Lines.pricing(price))
                .set("parent", parent(call.named("subscription", "subscription"), null))
                .take(parameters, "description", "discountable", "period");
        Metadata.merge(item, parameters);
        account.add(item, "invoiceitem.created");
        if (invoice != null) {
            account.save(item.set("invoice", invoice.id()));
            invoices.addLine(account, invoice, Lines.ofInvoiceItem(item));
        }
        return item;
    }

    private static Doc price(Call call) {
        var data = call.parameters().doc("price_data");
        if (data != null) {
            return Prices.inline(call.account(), data, "price_data");
        }
        var id = call.parameters().text("pricing.price");
        return id == null ? null : call.account().get(Prices.PRICE, id, "pricing[price]");
    }

    private static Doc blank(Account account, Doc customer, long amount, String currency) {
        var now = account.now(customer);
        return Doc.of(ITEM, Ids.fresh("ii")).set("amount", amount).set("currency", currency)
                .set("customer", customer.id()).set("date", now).set("description", null).set("discountable", true)
                .set("discounts", List.of()).set("invoice", null).set("livemode", false).set("metadata", new Doc())
                .set("net_amount", amount).set("parent", null)
                .set("period", new Doc().set("start", now).set("end", now))
                .set("pricing", null).set("proration", false).set("quantity", 1).set("tax_rates", List.of())
                .set("test_clock", customer.text("test_clock"));
    }

    private static Doc parent(Doc subscription, Doc subscriptionItem) {
        return subscription == null ? null : new Doc().set("type", "subscription_details")
                .set("subscription_details", new Doc().set("subscription", subscription.id())
                        .set("subscription_item", subscriptionItem == null ? null : subscriptionItem.id()));
    }

    /** What a change of a subscription within its period costs, or gives back; kept nowhere yet. */
    public static Doc proration(Account account, Doc customer, Doc subscription, Doc item, long amount,
                                String description, long start, long end) {
        return blank(account, customer, amount, subscription.text("currency")).set("description", description)
                .set("discountable", false).set("proration", true).set("quantity", item.number("quantity", 1))
                .set("period", new Doc().set("start", start).set("end", end))
                .set("pricing", Lines.pricing(item.doc("price"))).set("parent", parent(subscription, item));
    }

    /** Keeps it for the customer's next invoice. */
    public static void pend(Account account, Doc item) {
        account.add(item, "invoiceitem.created");
    }

    /** What waits for the customer's next invoice, or for the next one of this subscription. */
    public static List<Doc> pending(Account account, Doc customer, Doc subscription) {
        return account.table(ITEM).ofCustomer(customer.id()).stream().filter(one -> !one.has("invoice"))
                .filter(one -> !one.has("parent") || subscription != null
                        && one.is("parent.subscription_details.subscription", subscription.id())).toList();
    }

    /** They are on this invoice now. */
    public static void billed(Account account, List<Doc> items, Doc invoice) {
        items.forEach(item -> account.save(item.set("invoice", invoice.id())));
    }

    private static Doc delete(Call call) {
        var item = call.target(ITEM);
        if (item.has("invoice")) {
            throw ApiError.invalid(null, "id", "This invoice item is already on an invoice, so it can't be deleted.");
        }
        call.account().delete(item);
        call.account().emit("invoiceitem.deleted", item);
        return Doc.of(ITEM, item.id()).set("deleted", true);
    }

    private static Doc list(Call call) {
        var wanted = call.parameters();
        return Page.of(call, "/v1/invoiceitems", call.account().table(ITEM).newestFirst(wanted.text("customer")), one ->
                Page.fits(wanted, "invoice", one) && Page.within(wanted, "created", one)
                        && (!wanted.has("pending") || wanted.flag("pending") != one.has("invoice")));
    }
}
