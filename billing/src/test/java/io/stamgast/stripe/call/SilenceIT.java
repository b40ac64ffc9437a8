package io.stamgast.stripe.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.stamgast.stripe.StripeAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tenants ask a Stripe that answers nobody. */
class SilenceIT {

    private static final StripeOperation LOOK = new StripeOperation() {
        @Override
        public String name() {
            return "desk.look";
        }

        @Override
        public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
            client.v1().customers().list(options);
            return Map.of();
        }
    };

    private int sent;
    private final StripeAccess access = new StripeAccess(Optional.of("sk_test_none"), Optional.empty(),
            Optional.empty()) {
        @Override
        protected HttpClient http() {
            return new HttpClient() {
                @Override
                public StripeResponse request(StripeRequest request) throws StripeException {
                    sent++;
                    throw new ApiConnectionException("nobody answers");
                }
            };
        }
    };

    private List<Desk> desks(int many) {
        return IntStream.range(0, many).mapToObj(one -> {
            var desk = new Desk(access);
            desk.operations.add(LOOK);
            desk.asks(LOOK.name());
            desk.asks(LOOK.name());
            return desk;
        }).toList();
    }

    private static List<Integer> attempts(Desk desk) {
        return desk.calls.list(desk.tenant, null, null, 10).stream().map(StripeCall::attempts).sorted().toList();
    }

    @Test
    void aTurnEndsAtItsFirstSilenceAndThoseOfOthersAtOnceAfterAFew() {
        var desks = desks(6);

        desks.forEach(Desk::round);

        assertEquals(3, sent, "whoever asked");
        assertTrue(access.isAway(desks.get(0).tenant));
        assertEquals(List.of(0, 1), attempts(desks.get(0)));
        assertEquals(List.of(0, 0), attempts(desks.get(5)), "nothing is taken up");
    }

    @Test
    void whoWaitsForTheAnswerLearnsAtOnceThatNoneComes() {
        var desks = desks(4);
        desks.forEach(Desk::round);
        var waiting = desks.get(3).asks(LOOK.name());

        var call = desks.get(3).calls.send(desks.get(3).tenant, waiting);

        assertEquals(StripeCall.State.WAITING, call.state());
        assertTrue(call.problem().contains("has not answered lately"), call.problem());
        assertEquals(3, sent);
    }
}
