package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServersMechanismTest {

    private interface Ours extends HttpAuthenticationMechanism {
    }

    private final HttpAuthenticationMechanism servers = stub(HttpAuthenticationMechanism.class, Map.of());

    /** A container with so many mechanisms besides ours. */
    private BeanManager beans(int others) {
        var found = new HashSet<Bean<?>>(Set.of(bean(Ours.class)));
        for (var n = 0; n < others; n++) {
            found.add(bean(HttpAuthenticationMechanism.class));
        }
        return stub(BeanManager.class, Map.of("getBeans", found, "getReference", servers));
    }

    private static Bean<?> bean(Class<?> type) {
        return stub(Bean.class, Map.of("getBeanClass", type));
    }

    /** Answers each method of one of these names, and those of every object by being itself. */
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> type.getSimpleName();
                    default -> answers.get(method.getName());
                }));
    }

    @Test
    void theOnlyOneBesidesOursIsTheServers() {
        assertSame(servers, ServersMechanism.behind(Ours.class, beans(1)));
    }

    @Test
    void withNoneOrWithTwoNobodyKnowsWhichItIs() {
        assertThrows(IllegalStateException.class, () -> ServersMechanism.behind(Ours.class, beans(0)));
        assertThrows(IllegalStateException.class, () -> ServersMechanism.behind(Ours.class, beans(2)));
    }
}
