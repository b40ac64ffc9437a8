package io.stamgast.tenant;

import io.stamgast.identity.MachineClient;

/** The answer to a tenant's making; the credentials are returned this once. */
public record ProvisionedTenant(int id, String alias, AdminUser adminUser, MachineClient machineClient) {

    /** @param temporaryPassword to be changed at the first login */
    public record AdminUser(String username, String temporaryPassword) {

        @Override
        public String toString() {
            return "AdminUser[" + username + "]"; // never the password
        }
    }
}
