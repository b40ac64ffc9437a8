package io.stamgast.stripe.simulator;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A simulator at a fixed time with a price of 9.90 EUR a month, for the simulator's own tests. */
public final class Shop implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    public static final long MONTHLY = 990;

    public final StripeSimulator stripe;
    public final StripeClient client;

    public Shop() {
        this(Options.standing().at(START));
    }

    public Shop(Options options) {
        stripe = StripeSimulator.start(options);
        client = stripe.client();
    }

    public Price price(PriceCreateParams.Recurring.Interval interval, long amount) throws StripeException {
        return client.v1().prices().create(PriceCreateParams.builder().setCurrency("eur").setUnitAmount(amount)
                .setProductData(PriceCreateParams.ProductData.builder().setName("Gold").build())
                .setRecurring(PriceCreateParams.Recurring.builder().setInterval(interval).build()).build());
    }

    public Price monthly() throws StripeException {
        return price(PriceCreateParams.Recurring.Interval.MONTH, MONTHLY);
    }

    public Customer customer() throws StripeException {
        return client.v1().customers().create(CustomerCreateParams.builder().setEmail("jo@example.org").setName("Jo")
                .build());
    }

    /** A customer with this card as the default. */
    public Customer customer(String card) throws StripeException {
        var customer = customer();
        giveCard(customer, card);
        return client.v1().customers().retrieve(customer.getId());
    }

    public String giveCard(Customer customer, String card) throws StripeException {
        var method = client.v1().paymentMethods().attach(card, PaymentMethodAttachParams.builder()
                .setCustomer(customer.getId()).build());
        client.v1().customers().update(customer.getId(), CustomerUpdateParams.builder().setInvoiceSettings(
                CustomerUpdateParams.InvoiceSettings.builder().setDefaultPaymentMethod(method.getId()).build())
                .build());
        return method.getId();
    }

    public SubscriptionCreateParams.Builder of(Customer customer, Price price) {
        return SubscriptionCreateParams.builder().setCustomer(customer.getId())
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(price.getId()).build());
    }

    public Subscription subscribe(Customer customer) throws StripeException {
        return client.v1().subscriptions().create(of(customer, monthly()).build());
    }

    public Subscription again(Subscription subscription) throws StripeException {
        return client.v1().subscriptions().retrieve(subscription.getId());
    }

    /** The subscription's latest invoice with its payments. */
    public Invoice latestInvoice(Subscription subscription) throws StripeException {
        return client.v1().invoices().retrieve(again(subscription).getLatestInvoice(),
                InvoiceRetrieveParams.builder().addExpand("payments").build());
    }

    public List<Invoice> invoices(Subscription subscription) throws StripeException {
        return client.v1().invoices().list(InvoiceListParams.builder().setSubscription(subscription.getId())
                .setLimit(100L).build()).getData();
    }

    public void pass(Duration time) {
        stripe.clock().advance(time);
    }

    /** Forgets nothing, but lets the next {@link #events} begin here. */
    public String mark() throws StripeException {
        return client.v1().events().list().getData().get(0).getId();
    }

    /** The types of the events after the mark, oldest first. */
    public List<String> eventsAfter(String mark) throws StripeException {
        return eventsAfter(mark, null).stream().map(Event::getType).toList();
    }

    public List<Event> eventsAfter(String mark, RequestOptions options) throws StripeException {
        var page = client.v1().events().list(EventListParams.builder().setEndingBefore(mark).setLimit(100L).build(),
                options);
        var events = new ArrayList<>(page.getData());
        Collections.reverse(events);
        return events;
    }

    @Override
    public void close() {
        stripe.close();
    }
}
