package io.stamgast.portal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnterServletTest {

    @ParameterizedTest
    @CsvSource({"http://portal.example/admin, /admin", "https://portal.example:8443/admin?q=a|b, /admin?q=a|b",
        "http://portal.example/admin?q=100%, /admin?q=100%", "http://portal.example/rewards#top, /rewards"})
    void thePageIsCutOutOfItsAddressAsItWasTyped(String address, String page) {
        assertEquals(Optional.of(page), EnterServlet.pathAndQuery(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "portal.example", "http://portal.example", "javascript:alert(1)",
        "http://portal.example/admin\r\nSet-Cookie: a=b"})
    void anAddressWithoutAPageLeadsNowhere(String address) {
        assertEquals(Optional.empty(), EnterServlet.pathAndQuery(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://portal.example//evil.example/admin", "http://portal.example/\\evil.example"})
    void noAddressLeadsToAnotherHost(String address) {
        assertEquals(Optional.empty(), EnterServlet.pathAndQuery(address).filter(Door::isBehindOne));
    }
}
