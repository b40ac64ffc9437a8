package io.stamgast.stripe.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import com.stripe.exception.StripeException;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CustomerTaxIdCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import io.stamgast.stripe.simulator.Shop;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the simulator answers has no member that the official client's classes don't know. */
class ShapesTest {

    private final List<String> unknown = new ArrayList<>();

    @Test
    void everyMemberOfEveryAnswerIsOneOfStripes() throws StripeException {
        try (var shop = new Shop()) {
            var v1 = shop.client.v1();
            var customer = shop.customer("pm_card_visa");
            v1.coupons().create(CouponCreateParams.builder().setId("TEN").setPercentOff(BigDecimal.TEN)
                    .setDuration(CouponCreateParams.Duration.FOREVER).build());
            var subscription = v1.subscriptions().create(shop.of(customer, shop.monthly()).addDiscount(
                    SubscriptionCreateParams.Discount.builder().setCoupon("TEN").build()).build());
            v1.setupIntents().create(SetupIntentCreateParams.builder().setCustomer(customer.getId()).build());
            v1.customers().taxIds().create(customer.getId(), CustomerTaxIdCreateParams.builder()
                    .setType(CustomerTaxIdCreateParams.Type.EU_VAT).setValue("NL123456789B01").build());
            var invoice = v1.invoices().retrieve(subscription.getLatestInvoice(), InvoiceRetrieveParams.builder()
                    .addAllExpand(List.of("customer", "payments", "discounts", "confirmation_secret",
                            "payments.data.payment.payment_intent")).build());
            var session = v1.checkout().sessions().create(SessionCreateParams.builder()
                    .setMode(SessionCreateParams.Mode.SUBSCRIPTION).setSuccessUrl("http://127.0.0.1/done")
                    .addLineItem(SessionCreateParams.LineItem.builder().setQuantity(1L)
                            .setPrice(shop.monthly().getId()).build()).addExpand("line_items").build());
            var account = v1.accounts().create(AccountCreateParams.builder().setCountry("NL").build());
            for (var answer : List.of(customer, subscription, invoice, session, account,
                    v1.accounts().retrieve(account.getId()))) {
                check(answer);
            }
            for (var event : v1.events().list(EventListParams.builder().setLimit(100L).build(),
                    (RequestOptions) null).getData()) {
                var object = event.getDataObjectDeserializer();
                check(object.getObject().orElseThrow(), JsonParser.parseString(object.getRawJson()).getAsJsonObject());
            }
        }
        assertEquals(List.of(), unknown.stream().distinct().toList());
    }

    private void check(ApiResource answer) {
        check(answer, JsonParser.parseString(answer.getLastResponse().body()).getAsJsonObject());
    }

    private void check(StripeObject answer, JsonObject json) {
        check(answer.getClass(), json, answer.getClass().getSimpleName());
    }

    private void check(Class<?> model, JsonObject json, String path) {
        if (StripeCollection.class.isAssignableFrom(model)) {
            var element = (Class<?>) ((ParameterizedType) model.getGenericSuperclass()).getActualTypeArguments()[0];
            json.getAsJsonArray("data").forEach(one -> check(element, one.getAsJsonObject(), path));
            return;
        }
        for (var member : json.entrySet()) {
            var field = field(model, member.getKey());
            if (field == null) {
                unknown.add(path + "." + member.getKey());
            } else {
                checkValue(type(field.getGenericType(), field.getType()), member.getValue(),
                        path + "." + member.getKey());
            }
        }
    }

    private void checkValue(Class<?> type, JsonElement value, String path) {
        if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(element -> checkValue(type, element, path));
        } else if (value.isJsonObject() && !Map.class.isAssignableFrom(type)) {
            check(type, value.getAsJsonObject(), path);
        }
    }

    /** What is in a list, a page or an expandable field, or the type itself. */
    private static Class<?> type(Type generic, Class<?> raw) {
        if (generic instanceof ParameterizedType parameterized && !Map.class.isAssignableFrom(raw)) {
            var inner = parameterized.getActualTypeArguments()[0];
            return inner instanceof ParameterizedType deeper ? type(deeper, ExpandableField.class)
                    : inner instanceof Class<?> known ? known : raw;
        }
        return raw;
    }

    private static Field field(Class<?> model, String name) {
        for (var type = model; type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                var serialized = field.getAnnotation(SerializedName.class);
                if (name.equals(serialized == null ? snake(field.getName()) : serialized.value())) {
                    return field;
                }
            }
        }
        return null;
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
