package io.stamgast.api.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.api.KeptOutput;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.stripe.event.StripeInbox;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventsServletTest {

    private final StripeEventsServlet servlet = new StripeEventsServlet();
    private final Inbox inbox = new Inbox();
    private final Map<String, Object> answered = new HashMap<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    StripeEventsServletTest() {
        servlet.inbox = inbox;
    }

    @Test
    void whatComesIsPassedOnByteByByteAndAnsweredWithNothing() throws IOException {
        send("POST", "{\"é\":\r\n1}".getBytes(StandardCharsets.ISO_8859_1), "t=1,v1=a");

        assertEquals("{\"é\":\r\n1}", new String(inbox.bodies.get(0), StandardCharsets.ISO_8859_1));
        assertEquals(List.of("t=1,v1=a"), inbox.signatures);
        assertEquals(Map.of(), answered);
        assertEquals(0, answer.size());
    }

    @Test
    void aRefusalIsAProblemLikeAnyOther() throws IOException {
        inbox.refusal = DomainException.malformed("invalid-signature", "not signed");

        send("POST", new byte[0], null);

        assertEquals("invalid-signature", problem(400).get("code").asText());
        assertEquals("urn:stamgast:problem:invalid-signature", problem(400).get("type").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void noOtherMethodIsTaken(String method) throws IOException {
        send(method, new byte[0], "t=1,v1=a");

        assertEquals("method-not-allowed", problem(405).get("code").asText());
        assertEquals("Allow: POST", answered.get("setHeader"));
        assertEquals(List.of(), inbox.bodies);
    }

    @Test
    void moreThanAMegabyteIsNotRead() throws IOException {
        send("POST", new byte[(1 << 20) + 1], "t=1,v1=a");

        assertEquals("too-large", problem(413).get("code").asText());
        assertTrue(inbox.bodies.isEmpty());
    }

    private JsonNode problem(int status) {
        assertEquals(status, answered.get("setStatus"));
        assertEquals("application/problem+json", answered.get("setContentType"));
        return Json.read(answer.toString(StandardCharsets.UTF_8), JsonNode.class);
    }

    private void send(String method, byte[] body, String signature) throws IOException {
        servlet.service((HttpServletRequest) proxy(HttpServletRequest.class, (called, arguments) -> switch (called) {
            case "getMethod" -> method;
            case "getHeader" -> arguments[0].equals("Stripe-Signature") ? signature : null;
            case "getInputStream" -> new Body(new ByteArrayInputStream(body));
            default -> throw new UnsupportedOperationException(called);
        }), (HttpServletResponse) proxy(HttpServletResponse.class, (called, arguments) -> {
            if (called.equals("getOutputStream")) {
                return new KeptOutput(answer);
            }
            answered.put(called, arguments.length == 1 ? arguments[0] : arguments[0] + ": " + arguments[1]);
            return null;
        }));
    }

    /** What a call is answered with. */
    private interface Reply {
        Object to(String called, Object[] arguments);
    }

    private static Object proxy(Class<?> type, Reply reply) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> reply.to(method.getName(), arguments));
    }

    private static final class Inbox extends StripeInbox {

        private final List<byte[]> bodies = new ArrayList<>();
        private final List<String> signatures = new ArrayList<>();
        private DomainException refusal;

        @Override
        public void receive(byte[] body, String signature) {
            if (refusal != null) {
                throw refusal;
            }
            bodies.add(body);
            signatures.add(signature);
        }
    }

    private static final class Body extends ServletInputStream {

        private final InputStream source;

        Body(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            return source.read();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
