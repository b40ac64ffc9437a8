package io.stamgast.tenant.mode;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;

/** The two modes of a tenant: what counts, and a test with data of its own. */
public enum Mode {

    LIVE,
    TEST;

    /** The header with which staff ask for a mode, and in which an answer names the test mode. */
    public static final String HEADER = "Stamgast-Mode";

    /**
     * Who wants to act for a tenant.
     *
     * @param tenant the {@code tenant} claim of a verified token: the alias, {@code ALIAS.test} for who is of a test
     *               mode alone; null for none
     * @param isStaff whether it is a person of the tenant's staff, who may act in both modes
     * @param wanted the mode asked for, {@code live} or {@code test}; null for the token's own, of staff the live one
     */
    public record Visitor(String tenant, boolean isStaff, String wanted) {

        /**
         * The alias of the tenant to act for; the one place that decides in which mode.
         *
         * @throws DomainException 400 {@code unknown-mode}; 403 {@code wrong-mode} for a mode that isn't the token's
         */
        public String alias() {
            if (wanted == null || Mode.named(wanted) == Mode.of(tenant)) {
                return tenant;
            }
            if (Mode.named(wanted) == LIVE || !isStaff || tenant == null) {
                throw wrongMode();
            }
            return tenant + CurrentTenant.TEST;
        }

        /** @throws DomainException 400 {@code unknown-mode}; 403 {@code wrong-mode} for who wants the test mode */
        public void requireLive() {
            if (wanted != null && Mode.named(wanted) == TEST) {
                throw wrongMode();
            }
        }
    }

    private static DomainException wrongMode() {
        return DomainException.forbidden("wrong-mode", "This login acts in the other mode alone.");
    }

    private static Mode named(String name) {
        return switch (name) {
            case "live" -> LIVE;
            case "test" -> TEST;
            default -> throw DomainException.malformed("unknown-mode", HEADER, "must be live or test");
        };
    }

    /** The one that a tenant's alias is of. */
    public static Mode of(String alias) {
        return alias != null && alias.endsWith(CurrentTenant.TEST) ? TEST : LIVE;
    }
}
