package io.stamgast.portal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private final Logger log = Logger.getLogger("io.stamgast.web.Incident");
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord one) {
            logged.add(one);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Failure failure = new Failure();

    @BeforeEach
    void listen() {
        log.addHandler(listener);
        log.setUseParentHandlers(false);
        failure.request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) ->
                        (method.getName().equals("getAttribute") ? attributes : parameters).get(arguments[0]));
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(listener);
        log.setUseParentHandlers(true);
    }

    @Test
    void whatFailedStandsInTheLogOnceUnderTheIdThatIsShown() {
        var defect = new IllegalStateException("a defect");
        attributes.put(RequestDispatcher.ERROR_STATUS_CODE, 500);
        attributes.put(RequestDispatcher.ERROR_EXCEPTION, defect);

        var shown = failure.getIncident();

        assertEquals(shown, failure.getIncident());
        assertEquals(List.of("incident " + shown), logged.stream().map(LogRecord::getMessage).toList());
        assertSame(defect, logged.get(0).getThrown());
    }

    @Test
    void whatFailedInTheBackgroundHasItsIdAlready() {
        parameters.put("incident", ID);

        assertEquals(ID, failure.getIncident());
        assertEquals(List.of(), logged);
    }

    @Test
    void nothingElseIsShownAsAnId() {
        parameters.put("incident", "call 0900-1234");

        assertNull(failure.getIncident());
    }
}
