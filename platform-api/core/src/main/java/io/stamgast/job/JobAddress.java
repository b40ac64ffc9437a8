package io.stamgast.job;

import java.util.UUID;

/** Which job of which tenant; as text it is the scheduler's instance, {@code TENANT/ID}. */
record JobAddress(int tenantId, UUID id) {

    static JobAddress parse(String instance) {
        var slash = instance.indexOf('/');
        return new JobAddress(Integer.parseInt(instance.substring(0, slash)),
                UUID.fromString(instance.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return tenantId + "/" + id;
    }
}
