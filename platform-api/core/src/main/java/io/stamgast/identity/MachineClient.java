package io.stamgast.identity;

/** The credentials of a tenant's machine client, for the client credentials grant. */
public record MachineClient(String clientId, String clientSecret) {

    @Override
    public String toString() {
        return "MachineClient[" + clientId + "]"; // never the secret
    }
}
