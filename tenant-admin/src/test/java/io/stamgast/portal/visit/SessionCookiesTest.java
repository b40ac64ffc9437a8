package io.stamgast.portal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCookiesTest {

    private final List<Object> secure = new ArrayList<>();

    @Test
    void behindAnEncryptedAddressTheCookieStaysOnEncryptedConnections() {
        startAt("https://loyalty.example");
        assertEquals(List.of(true), secure);
    }

    @Test
    void withoutOneItIsSentAsThePagesAre() {
        startAt("http://127.0.0.1:18080");
        assertEquals(List.of(false), secure);
    }

    private void startAt(String publicUrl) {
        var cookies = new SessionCookies();
        cookies.publicUrl = publicUrl;
        var config = of(SessionCookieConfig.class, null);
        cookies.contextInitialized(new ServletContextEvent(of(ServletContext.class, config)));
    }

    /** Answers every question alike, and notes what is set. */
    private <T> T of(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setSecure")) {
                        secure.add(arguments[0]);
                    }
                    return answer;
                }));
    }
}
