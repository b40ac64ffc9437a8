package io.stamgast.tests.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.stamgast.tests.platform.Access;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That every client notices when the API answers otherwise than the document says. */
class ContractIT {

    private static final String CHECK = "{\"ok\":true,\"checks\":[{\"name\":\"sums\",\"ok\":true,\"violations\":0}]}";
    private static final String PROBLEM = "{\"type\":\"urn:stamgast:problem:CODE\",\"title\":\"t\",\"status\":404,"
            + "\"detail\":\"d\",\"code\":\"CODE\"}";

    private HttpServer server;
    private ApiClient client;
    private String type = "application/json";
    private int status = 200;
    private String body = CHECK;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var api = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1";
        var access = new Access(api, api, api, api, null, null, null, List.of());
        client = new Platform(access, null).nobody().with("Authorization", "Bearer token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsDocumentedPasses() {
        client.get("/ledger/check").expect(200);
    }

    @Test
    void aMemberThatIsNotDocumentedIsNoticed() {
        body = CHECK.replace("\"violations\":0", "\"violations\":0,\"more\":1");
        assertNoticed("/ledger/check", "more");
    }

    @Test
    void aMemberThatIsMissingIsNoticed() {
        body = CHECK.replace(",\"violations\":0", "");
        assertNoticed("/ledger/check", "violations");
    }

    @Test
    void aStatusThatIsNotDocumentedIsNoticed() {
        status = 404;
        type = "application/problem+json";
        body = PROBLEM.replace("CODE", "not-found");
        assertNoticed("/ledger/check", "status 404");
        client.get("/accounts/ext:1/balance").expect(404);
    }

    @Test
    void aCodeThatIsNotDocumentedIsNoticed() {
        status = 404;
        type = "application/problem+json";
        body = PROBLEM.replace("CODE", "gone");
        assertNoticed("/accounts/ext:1/balance", "gone");
    }

    @Test
    void anAddressThatIsNotDocumentedIsNoticed() {
        assertNoticed("/ledger/secrets", "No API path");
    }

    @Test
    void aParameterThatIsNotDocumentedIsNoticed() {
        assertNoticed("/ledger/check?deep=true", "deep");
    }

    private void assertNoticed(String path, String what) {
        var difference = assertThrows(AssertionError.class, () -> client.get(path));
        assertTrue(difference.getMessage().contains(what), difference.getMessage());
    }
}
