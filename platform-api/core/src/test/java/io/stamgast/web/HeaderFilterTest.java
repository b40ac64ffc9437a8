package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFilterTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"identity", "Identity"})
    void aBodyComesAsItIs(String encoding) {
        new HeaderFilter().filter(encoded(encoding));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", ""})
    void anyOtherEncodingIsRefusedByItsName(String encoding) {
        var refusal = assertThrows(DomainException.class, () -> new HeaderFilter().filter(encoded(encoding)));

        assertEquals(415, DomainExceptionMapper.status(refusal));
        assertEquals("unsupported-media-type", refusal.code());
        assertEquals(List.of(new Violation("Content-Encoding", "must be identity")), refusal.violations());
    }

    /** A request that has no other header. */
    private static ContainerRequestContext encoded(String encoding) {
        return (ContainerRequestContext) Proxy.newProxyInstance(HeaderFilterTest.class.getClassLoader(),
                new Class<?>[]{ContainerRequestContext.class},
                (proxy, method, arguments) -> method.getName().equals("getHeaderString") ? encoding : null);
    }
}
