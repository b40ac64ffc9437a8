package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class ForbiddenMapperTest {

    private interface Addresses {

        @RolesAllowed(Roles.PLATFORM_OPERATOR)
        void ofOperators();

        @RolesAllowed({Roles.BUYER, Roles.PROGRAM_ADMIN})
        void ofBuyersAndAdmins();

        @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.READ_ONLY, Roles.LOYALTY_API, Roles.PURCHASES})
        void ofReporters();

        void ofNobody();
    }

    private record Called(Method getResourceMethod) implements ResourceInfo {

        @Override
        public Class<?> getResourceClass() {
            return Addresses.class;
        }

        @Override
        public Method getResourceMethod() {
            return getResourceMethod;
        }
    }

    private static String detail(Method method) {
        var mapper = new ForbiddenMapper();
        mapper.resource = new Called(method);
        try (var response = mapper.toResponse(new ForbiddenException())) {
            assertEquals(403, response.getStatus());
            return ((Problem) response.getEntity()).detail();
        }
    }

    private static String detail(String address) throws NoSuchMethodException {
        return detail(Addresses.class.getDeclaredMethod(address));
    }

    @Test
    void itNamesRolesAndTheScopesThatGiveThem() throws NoSuchMethodException {
        assertEquals("This login may not do that; it needs the role platform-operator.", detail("ofOperators"));
        assertEquals("This login may not do that; it needs the role buyer or program-admin or, as a machine client, the"
                + " scope admin.", detail("ofBuyersAndAdmins"));
        assertEquals("This login may not do that; it needs the role program-admin or read-only or, as a machine client,"
                + " the scope read or purchases or admin.", detail("ofReporters"));
    }

    @Test
    void whereNoRolesAreNamedItSaysNoMore() throws NoSuchMethodException {
        assertEquals("This login may not do that.", detail("ofNobody"));
        assertEquals("This login may not do that.", detail((Method) null));
    }
}
