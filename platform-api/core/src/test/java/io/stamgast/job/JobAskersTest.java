package io.stamgast.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobAskersTest {

    private record Kind(String name, Set<String> askers) implements JobKind {

        @Override
        public Object run(JobRun run) {
            throw new UnsupportedOperationException();
        }
    }

    private static final List<JobKind> KINDS = List.of(
            new Kind("close", Set.of(Roles.PROGRAM_ADMIN)),
            new Kind("import", Set.of(Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER)));

    @Test
    void whoMayStartAKindMayCancelIt() {
        Jobs.requireAsker(KINDS, "import", somebody(Roles.ACCOUNT_MANAGER));
        Jobs.requireAsker(KINDS, "close", somebody(Roles.READ_ONLY, Roles.PROGRAM_ADMIN));
    }

    @Test
    void othersMayNot() {
        assertIsRefused("close", somebody(Roles.ACCOUNT_MANAGER));
        assertIsRefused("import", somebody(Roles.READ_ONLY));
    }

    @Test
    void nobodyCancelsAKindThatIsNotThere() {
        assertIsRefused("gone", somebody(Roles.PROGRAM_ADMIN));
    }

    private static void assertIsRefused(String kind, CurrentUser user) {
        var refusal = assertThrows(DomainException.class, () -> Jobs.requireAsker(KINDS, kind, user));
        assertEquals("forbidden", refusal.code());
    }

    private static CurrentUser somebody(String... roles) {
        var user = new CurrentUser();
        user.set("1", "somebody", "portal", "127.0.0.1", Set.of(roles));
        return user;
    }
}
