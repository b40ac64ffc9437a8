package io.stamgast.stripe.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.common.EmptyParam;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aWrongKeyIsNotLetIn() {
        var refusal = assertThrows(AuthenticationException.class, () ->
                shop.stripe.client("sk_test_wrong_key_12345").v1().customers().list());
        assertEquals(401, refusal.getStatusCode());
        assertTrue(refusal.getRequestId().startsWith("req_"));
    }

    @Test
    void anotherKeyCanBeTheRightOne() throws StripeException {
        try (var other = new Shop(Options.standing().withSecretKey("sk_test_other"))) {
            assertTrue(other.client.v1().customers().list().getData().isEmpty());
        }
    }

    @Test
    void whatIsNotThereIsMissing() {
        var refusal = assertThrows(InvalidRequestException.class, () ->
                shop.client.v1().customers().retrieve("cus_none"));
        assertEquals(404, refusal.getStatusCode());
        assertEquals("resource_missing", refusal.getCode());
        assertEquals("id", refusal.getParam());
        assertEquals("No such customer: 'cus_none'", refusal.getStripeError().getMessage());
        assertEquals("invalid_request_error", refusal.getStripeError().getType());
    }

    @Test
    void aParameterThatStripeDoesNotKnowIsRefused() {
        var refusal = assertThrows(InvalidRequestException.class, () -> shop.client.v1().customers().create(
                CustomerCreateParams.builder().putExtraParam("nick", "J").build()));
        assertEquals("parameter_unknown", refusal.getCode());
        assertEquals("nick", refusal.getParam());
        assertEquals("Received unknown parameter: nick", refusal.getStripeError().getMessage());

        var inside = assertThrows(InvalidRequestException.class, () -> shop.client.v1().subscriptions().create(
                SubscriptionCreateParams.builder().setCustomer("cus").addItem(SubscriptionCreateParams.Item.builder()
                        .putExtraParam("amount", "1").build()).build()));
        assertEquals("items[0][amount]", inside.getParam());
    }

    @Test
    void aParameterThatTheSimulatorDoesNotKnowIsRefusedToo() {
        var refusal = assertThrows(InvalidRequestException.class, () -> shop.client.v1().customers().create(
                CustomerCreateParams.builder().setInvoicePrefix("ABC").build()));
        assertEquals("simulator_unsupported", refusal.getCode());
    }

    @Test
    void aMissingParameterIsNamed() {
        var refusal = assertThrows(InvalidRequestException.class, () -> shop.client.v1().prices().create(
                PriceCreateParams.builder().setUnitAmount(1L).build()));
        assertEquals("parameter_missing", refusal.getCode());
        assertEquals("currency", refusal.getParam());
    }

    @Test
    void valuesOfAnotherTypeAreRefused() {
        var number = assertThrows(InvalidRequestException.class, () -> shop.client.v1().prices().create(
                PriceCreateParams.builder().setCurrency("eur").putExtraParam("unit_amount", "nine").build()));
        assertEquals("parameter_invalid_integer", number.getCode());
        var choice = assertThrows(InvalidRequestException.class, () -> shop.client.v1().subscriptions().create(
                SubscriptionCreateParams.builder().putExtraParam("customer", "cus")
                        .putExtraParam("collection_method", "by_pigeon").build()));
        assertEquals("Invalid collection_method: must be one of charge_automatically, send_invoice",
                choice.getStripeError().getMessage());
        var empty = assertThrows(InvalidRequestException.class, () -> shop.client.v1().products().create(
                ProductCreateParams.builder().setName("").build()));
        assertEquals("parameter_invalid_empty", empty.getCode());
    }

    @Test
    void aRefusedCardIsACardErrorWithTheBanksReason() throws StripeException {
        var customer = shop.customer();
        var cards = Map.of("pm_card_chargeDeclined", List.of("card_declined", "generic_decline"),
                "pm_card_chargeDeclinedInsufficientFunds", List.of("card_declined", "insufficient_funds"),
                "pm_card_chargeDeclinedExpiredCard", List.of("expired_card", "expired_card"),
                "pm_card_chargeDeclinedLostCard", List.of("card_declined", "lost_card"),
                "pm_card_chargeDeclinedStolenCard", List.of("card_declined", "stolen_card"));
        for (var card : cards.entrySet()) {
            var refusal = assertThrows(CardException.class, () -> shop.client.v1().paymentMethods().attach(
                    card.getKey(), PaymentMethodAttachParams.builder().setCustomer(customer.getId()).build()));
            assertEquals(402, refusal.getStatusCode());
            assertEquals(card.getValue(), List.of(refusal.getCode(), refusal.getDeclineCode()));
        }
    }

    /**
     * "Individual keys can be unset by posting an empty value to them. All keys can be unset by posting an empty value
     * to metadata."
     */
    @Test
    void metadataIsMerged() throws StripeException {
        var customers = shop.client.v1().customers();
        var id = customers.create(CustomerCreateParams.builder().putMetadata("a", "1").putMetadata("b", "2").build())
                .getId();
        customers.update(id, CustomerUpdateParams.builder().putMetadata("a", "").putMetadata("c", "3").build());
        assertEquals(Map.of("b", "2", "c", "3"), customers.retrieve(id).getMetadata());

        customers.update(id, CustomerUpdateParams.builder().setMetadata(EmptyParam.EMPTY)
                .setName("Kim").build());
        assertEquals(Map.of(), customers.retrieve(id).getMetadata());
        customers.update(id, CustomerUpdateParams.builder().setName(EmptyParam.EMPTY).build());
        assertNull(customers.retrieve(id).getName());
    }

    /**
     * "A cursor for use in pagination. starting_after is an object ID that defines your place in the list." "A limit
     * on the number of objects to be returned. Limit can range between 1 and 100, and the default is 10."
     */
    @Test
    void listsArePagedByCursorNewestFirst() throws StripeException {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 25; i++) {
            ids.add(0, shop.customer().getId());
        }
        var customers = shop.client.v1().customers();
        var first = customers.list();
        assertEquals(ids.subList(0, 10), first.getData().stream().map(one -> one.getId()).toList());
        assertTrue(first.getHasMore());

        var second = customers.list(CustomerListParams.builder().setStartingAfter(ids.get(9)).setLimit(15L).build());
        assertEquals(ids.subList(10, 25), second.getData().stream().map(one -> one.getId()).toList());
        assertEquals(false, second.getHasMore());

        var back = customers.list(CustomerListParams.builder().setEndingBefore(ids.get(10)).setLimit(3L).build());
        assertEquals(ids.subList(7, 10), back.getData().stream().map(one -> one.getId()).toList());
        assertTrue(back.getHasMore());

        var all = new ArrayList<String>();
        customers.list(CustomerListParams.builder().setLimit(7L).build()).autoPagingIterable()
                .forEach(one -> all.add(one.getId()));
        assertEquals(ids, all);
        assertThrows(InvalidRequestException.class, () ->
                customers.list(CustomerListParams.builder().setLimit(101L).build()));
        assertThrows(InvalidRequestException.class, () ->
                customers.list(CustomerListParams.builder().setStartingAfter("cus_none").build()));
    }

    /** "Specifies which fields in the response should be expanded." */
    @Test
    void whatIsExpandedIsThereAsAnObject() throws StripeException {
        var subscription = shop.client.v1().subscriptions().create(shop.of(shop.customer("pm_card_visa"),
                shop.monthly()).addAllExpand(List.of("customer", "latest_invoice.payments.data.payment")).build());

        assertEquals("Jo", subscription.getCustomerObject().getName());
        assertNotNull(subscription.getLatestInvoiceObject().getPayments().getData().get(0).getPayment()
                .getPaymentIntent());
        assertNull(shop.client.v1().invoices().retrieve(subscription.getLatestInvoice()).getPayments());
        assertThrows(InvalidRequestException.class, () -> shop.client.v1().subscriptions().retrieve(
                subscription.getId(), SubscriptionRetrieveParams.builder().addExpand("nothing")
                        .build()));
    }

    /** "The Stripe API version used to render data when the event was created." */
    @Test
    void anEventIsOfTheVersionOfItsCall() throws StripeException {
        shop.client.v1().customers().create(CustomerCreateParams.builder().build(), RequestOptions.RequestOptionsBuilder
                .unsafeSetStripeVersionOverride(RequestOptions.builder(), "2026-06-24.dahlia").build());
        assertEquals("2026-06-24.dahlia", shop.client.v1().events().list((EventListParams) null, null).getData().get(0)
                .getApiVersion());
    }
}
