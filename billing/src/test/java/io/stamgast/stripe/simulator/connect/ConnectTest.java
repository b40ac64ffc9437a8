package io.stamgast.stripe.simulator.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.Receiver;
import io.stamgast.stripe.simulator.Shop;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectTest {

    private final Shop shop = new Shop();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        shop.close();
    }

    private Account account() throws StripeException {
        return shop.client.v1().accounts().create(AccountCreateParams.builder().setCountry("NL")
                .setEmail("owner@example.org").build());
    }

    private static RequestOptions as(Account account) {
        return RequestOptions.builder().setStripeAccount(account.getId()).build();
    }

    private String link(Account account) throws StripeException {
        return shop.client.v1().accountLinks().create(AccountLinkCreateParams.builder().setAccount(account.getId())
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING).setRefreshUrl("http://127.0.0.1/again")
                .setReturnUrl("http://127.0.0.1/back").build()).getUrl();
    }

    /** "Whether the account can process charges." "The connected account that originates the event." */
    @Test
    void anAccountIsOnboardedOnThePageOfItsLink() throws Exception {
        var account = account();
        assertFalse(account.getChargesEnabled());
        assertFalse(account.getRequirements().getCurrentlyDue().isEmpty());
        try (var receiver = new Receiver()) {
            shop.stripe.webhooks().ofConnectedAccountsTo(receiver.address(), Receiver.SECRET);
            var page = link(account);
            browser.get(page);

            assertEquals("http://127.0.0.1/back", Browser.location(browser.submit(page, "do", "complete")));

            var onboarded = shop.client.v1().accounts().retrieve(account.getId());
            assertTrue(onboarded.getChargesEnabled());
            assertTrue(onboarded.getDetailsSubmitted());
            shop.stripe.webhooks().await(Duration.ofSeconds(10));
            var event = receiver.events().get(0);
            assertEquals("account.updated", event.getType());
            assertEquals(account.getId(), event.getAccount());
            assertTrue(((Account) event.getDataObjectDeserializer().getObject().orElseThrow()).getChargesEnabled());
        }
    }

    /**
     * "The URL the user will be redirected to if the account link is expired, has been previously-visited, or is
     * otherwise invalid."
     */
    @Test
    void aLinkIsGoodForOneVisit() throws StripeException {
        var page = link(account());
        assertEquals(200, browser.get(page).statusCode());
        assertEquals("http://127.0.0.1/again", Browser.location(browser.get(page)));

        var late = link(account());
        shop.pass(Duration.ofMinutes(6));
        assertEquals("http://127.0.0.1/again", Browser.location(browser.get(late)));
    }

    @Test
    void whatBelongsToOneAccountIsNotThereForAnother() throws StripeException {
        var one = account();
        var other = account();
        var customer = shop.client.v1().customers().create(CustomerCreateParams.builder().build(), as(one));

        for (var options : new RequestOptions[] {as(other), RequestOptions.getDefault()}) {
            var refusal = assertThrows(InvalidRequestException.class, () ->
                    shop.client.v1().customers().retrieve(customer.getId(), options));
            assertEquals("resource_missing", refusal.getCode());
            assertEquals(404, refusal.getStatusCode());
            assertTrue(shop.client.v1().customers().list((CustomerListParams) null, options)
                    .getData().isEmpty());
            assertTrue(shop.client.v1().events().list((EventListParams) null, options).getData().stream()
                    .noneMatch(event -> event.getType().equals("customer.created")));
        }
        assertEquals(customer.getId(), shop.client.v1().customers().retrieve(customer.getId(), as(one)).getId());
    }

    @Test
    void anAccountThatIsNotThePlatformsIsRefused() {
        var refusal = assertThrows(PermissionException.class, () -> shop.client.v1().customers().list(
                (CustomerListParams) null, RequestOptions.builder().setStripeAccount("acct_unknown")
                        .build()));
        assertEquals("account_invalid", refusal.getCode());
    }

    /** "The connected account that originates the event." */
    @Test
    void whoLeavesThePlatformIsOutOfItsReach() throws Exception {
        var account = account();
        try (var receiver = new Receiver()) {
            shop.stripe.webhooks().ofConnectedAccountsTo(receiver.address(), Receiver.SECRET);

            shop.stripe.disconnect(account.getId());

            shop.stripe.webhooks().await(Duration.ofSeconds(10));
            var event = receiver.events().get(0);
            assertEquals("account.application.deauthorized", event.getType());
            assertEquals(account.getId(), event.getAccount());
        }
        assertThrows(PermissionException.class, () -> shop.client.v1().accounts().retrieve(account.getId()));
        assertThrows(PermissionException.class,
                () -> shop.client.v1().customers().list((CustomerListParams) null, as(account)));
    }

    /**
     * "The request must be made by a platform account on a connected account in order to set an application fee
     * percentage."
     */
    @Test
    void thePlatformKeepsItsPercentage() throws StripeException {
        var account = account();
        shop.stripe.onboard(account.getId());
        var v1 = shop.client.v1();
        var customer = v1.customers().create(CustomerCreateParams.builder().build(), as(account));
        var card = v1.paymentMethods().attach("pm_card_visa", PaymentMethodAttachParams.builder()
                .setCustomer(customer.getId()).build(), as(account));
        var price = v1.prices().create(PriceCreateParams.builder().setCurrency("eur").setUnitAmount(990L)
                .setProductData(PriceCreateParams.ProductData.builder().setName("Gold").build())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(PriceCreateParams.Recurring.Interval.MONTH).build()).build(), as(account));
        v1.subscriptions().create(SubscriptionCreateParams.builder().setCustomer(customer.getId())
                .setDefaultPaymentMethod(card.getId()).setApplicationFeePercent(new BigDecimal("2.5"))
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(price.getId()).build()).build(),
                as(account));

        assertEquals(25, v1.paymentIntents().list((PaymentIntentListParams) null, as(account))
                .getData().get(0).getApplicationFeeAmount()); // 24.75 rounded half up
        var own = shop.customer("pm_card_visa");
        assertThrows(InvalidRequestException.class, () -> v1.subscriptions().create(shop.of(own, shop.monthly())
                .setApplicationFeePercent(BigDecimal.ONE).build()));
    }
}
