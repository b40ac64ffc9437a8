package io.stamgast.stripe.simulator;

import io.stamgast.stripe.simulator.api.ApiSite;
import io.stamgast.stripe.simulator.api.CallLog;
import io.stamgast.stripe.simulator.api.Expansion;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.card.CardCalls;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.catalog.Coupons;
import io.stamgast.stripe.simulator.catalog.Prices;
import io.stamgast.stripe.simulator.catalog.Products;
import io.stamgast.stripe.simulator.checkout.CheckoutPage;
import io.stamgast.stripe.simulator.checkout.CheckoutSessions;
import io.stamgast.stripe.simulator.checkout.Completion;
import io.stamgast.stripe.simulator.connect.AccountLinks;
import io.stamgast.stripe.simulator.connect.ConnectedAccounts;
import io.stamgast.stripe.simulator.control.ControlCalls;
import io.stamgast.stripe.simulator.control.ControlPage;
import io.stamgast.stripe.simulator.customer.Customers;
import io.stamgast.stripe.simulator.customer.TaxIds;
import io.stamgast.stripe.simulator.disturbance.Disturbances;
import io.stamgast.stripe.simulator.hosted.Authentication;
import io.stamgast.stripe.simulator.hosted.HostedInvoices;
import io.stamgast.stripe.simulator.invoice.Collecting;
import io.stamgast.stripe.simulator.invoice.InvoiceCalls;
import io.stamgast.stripe.simulator.invoice.InvoiceItems;
import io.stamgast.stripe.simulator.invoice.InvoicePayments;
import io.stamgast.stripe.simulator.invoice.Invoices;
import io.stamgast.stripe.simulator.page.Pages;
import io.stamgast.stripe.simulator.payment.Charges;
import io.stamgast.stripe.simulator.payment.IntentCalls;
import io.stamgast.stripe.simulator.payment.PaymentIntents;
import io.stamgast.stripe.simulator.payment.SetupCalls;
import io.stamgast.stripe.simulator.payment.SetupIntents;
import io.stamgast.stripe.simulator.portal.PortalPage;
import io.stamgast.stripe.simulator.portal.PortalSessions;
import io.stamgast.stripe.simulator.subscription.SubscriptionCalls;
import io.stamgast.stripe.simulator.testclock.TestClocks;
import io.stamgast.stripe.simulator.webhook.Courier;
import io.stamgast.stripe.simulator.webhook.Endpoints;
import io.stamgast.stripe.simulator.webhook.EventCalls;
import io.stamgast.stripe.simulator.world.World;

/** Puts the parts together. */
final class Assembly {

    final World world;
    final Disturbances disturbances;
    final CallLog log = new CallLog();
    final Endpoints endpoints;
    final Courier courier;
    final TestClocks testClocks;
    final PaymentMethods methods = new PaymentMethods();
    final Pages pages;
    final ConnectedAccounts accounts;
    final ApiSite api;

    Assembly(Options options, String address) {
        world = new World(options.ticking(), options.start().getEpochSecond(), options.apiVersion());
        disturbances = new Disturbances(options.seed());
        endpoints = new Endpoints(world);
        courier = new Courier(world, endpoints, disturbances, options.retrying());
        testClocks = new TestClocks(world);
        pages = new Pages(world);
        accounts = new ConnectedAccounts(world);
        var routes = new Routes();
        var expansion = new Expansion();
        endpoints.register(routes);
        new EventCalls().register(routes);
        testClocks.register(routes);
        new Products().register(routes);
        new Prices().register(routes);
        new Coupons().register(routes);
        new TaxIds().register(routes, expansion);
        new CardCalls(methods).register(routes);
        accounts.register(routes);
        new AccountLinks(world, accounts, address).register(routes, pages);
        billing(address, routes, expansion);
        api = new ApiSite(world, options.platforms(), options.apiVersion(), routes, expansion, disturbances, log);
        new PortalSessions(address).register(routes);
        new PortalPage(world, api).register(pages);
        new ControlCalls(world, disturbances, methods, endpoints, courier, log).register(pages);
        new ControlPage(world, methods).register(pages);
    }

    private void billing(String address, Routes routes, Expansion expansion) {
        var intents = new PaymentIntents(methods, address);
        intents.register(world);
        var setups = new SetupIntents(methods, address);
        var invoices = new Invoices(intents, address);
        var collecting = new Collecting(invoices, intents);
        var subscriptions = new SubscriptionCalls(invoices, collecting, methods, setups);
        new Customers(methods, subscriptions.endings()::cancelAll).register(routes);
        new Charges().register(routes);
        new IntentCalls(intents, methods).register(routes);
        new SetupCalls(setups, methods).register(routes);
        new InvoiceCalls(invoices, collecting).register(routes);
        new InvoiceItems(invoices).register(routes);
        new InvoicePayments().register(routes, expansion);
        collecting.register(world);
        subscriptions.register(world, routes, expansion);
        new HostedInvoices(world, methods, collecting).register(pages);
        new Authentication(world, intents, setups).register(pages);
        new CheckoutSessions(setups, address).register(world, routes, expansion);
        new CheckoutPage(world, new Completion(methods, intents, setups, subscriptions.creation(),
                invoices)).register(pages);
    }
}
