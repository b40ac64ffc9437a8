package io.stamgast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountIdsIT {

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A-1");
    private final UUID distributor = newDistributor("D1");

    @Test
    void anAccountIsFoundByItsId() {
        assertEquals(Optional.of(account), find(account.toString()));
    }

    @Test
    void anAccountIsFoundByTheTenantsOwnId() {
        assertEquals(Optional.of(account), find("ext:A-1"));
    }

    @Test
    void anAccountIsFoundByADistributorsNumber() {
        number(distributor, "4711", account);
        assertEquals(Optional.of(account), find("ext:D1/4711"));
        assertEquals(Optional.empty(), find("ext:D2/4711"));
        assertEquals(Optional.empty(), find("ext:4711"));
    }

    @Test
    void slashesInBothPartsAreNoHindrance() {
        number(newDistributor("NL/Noord"), "4/7", account);
        assertEquals(Optional.of(account), find("ext:NL/Noord/4/7"));
    }

    @Test
    void theTenantsOwnIdGoesBeforeADistributorsNumber() {
        var own = Database.newAccount(tenant, "D1/4711");
        number(distributor, "4711", account);
        assertEquals(Optional.of(own), find("ext:D1/4711"));
    }

    @Test
    void aRecordOfADistributorMeansItsNumberFirst() {
        var numbered = Database.newAccount(tenant, "A-2");
        number(distributor, "A-1", numbered);
        assertEquals(Optional.of(numbered), Database.work().call(tenant, connection ->
                AccountIds.find(connection, tenant, Reference.parse("account", "ext:A-1"), distributor)));
        assertEquals(Optional.of(account), find("ext:A-1"));
    }

    @Test
    void anotherTenantsAccountIsNotFound() {
        var other = Database.newTenant();
        assertEquals(Optional.empty(), Database.work().call(other, connection ->
                AccountIds.find(connection, other, new Reference(account, null))));
        assertEquals(Optional.empty(), Database.work().call(other, connection ->
                AccountIds.find(connection, tenant, new Reference(account, null))));
    }

    private Optional<UUID> find(String reference) {
        return Database.work().call(tenant, connection ->
                AccountIds.find(connection, tenant, Reference.parse("account", reference)));
    }

    private UUID newDistributor(String externalId) {
        return Database.work().call(tenant, connection -> Enrolment.distributors(connection, tenant,
                List.of(externalId), Instant.parse("2026-01-01T00:00:00Z")).ids().get(externalId));
    }

    private void number(UUID ofDistributor, String externalId, UUID ofAccount) {
        Database.execute(tenant, "insert into app.account_alias (tenant_id, distributor_id, external_id, account_id)"
                + " values (?, ?, ?, ?)", tenant, ofDistributor, externalId, ofAccount);
    }
}
