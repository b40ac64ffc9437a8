package io.stamgast.membership.sync;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.stamgast.dunning.definition.Decline;
import java.util.Set;

/** What a refusal of a charge means. */
public final class Declines {

    /** Stripe tries none of these again, and neither does it help that we do. */
    private static final Set<String> HARD = Set.of("incorrect_number", "invalid_number", "lost_card", "stolen_card",
            "pickup_card", "expired_card", "invalid_account", "fraudulent", "highest_risk_level",
            "revocation_of_authorization", "revocation_of_all_authorizations", "transaction_not_allowed",
            "card_not_supported", "restricted_card");
    private static final String AUTHENTICATION = "authentication_required";

    private Declines() {
    }

    /** @param code Stripe's decline code, else its error's; null when it told none */
    public static Decline of(String code) {
        if (AUTHENTICATION.equals(code)) {
            return Decline.AUTHENTICATION;
        }
        return code != null && HARD.contains(code) ? Decline.HARD_DECLINE : Decline.SOFT_DECLINE;
    }

    /** The code of the last refusal; null when there was none. */
    static String code(PaymentIntent intent) {
        if ("requires_action".equals(intent.getStatus())) {
            return AUTHENTICATION;
        }
        return intent.getLastPaymentError() == null ? null : code(intent.getLastPaymentError());
    }

    /** Of what was refused, or must be authenticated; null when nothing was. */
    static String method(PaymentIntent intent) {
        var error = intent.getLastPaymentError();
        return error == null || error.getPaymentMethod() == null ? intent.getPaymentMethod()
                : error.getPaymentMethod().getId();
    }

    private static String code(StripeError error) {
        return error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
    }
}
