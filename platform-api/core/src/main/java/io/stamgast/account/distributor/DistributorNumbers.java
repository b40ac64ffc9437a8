package io.stamgast.account.distributor;

import io.stamgast.account.Accounts;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The numbers under which distributors know an account, at most one per distributor. */
@ApplicationScoped
public class DistributorNumbers {

    /**
     * @param distributor the distributor's id
     * @param externalId the distributor's number for the account
     */
    public record Number(UUID distributor, String externalId) {
    }

    private static final String SELECT = """
            select distributor_id, external_id from app.account_alias
            where tenant_id = ? and account_id = ? order by distributor_id""";
    private static final String PUT = """
            insert into app.account_alias as known (tenant_id, distributor_id, external_id, account_id)
            values (?, ?, ?, ?)
            on conflict (tenant_id, account_id, distributor_id) do update set external_id = excluded.external_id""";
    private static final String DELETE =
            "delete from app.account_alias where tenant_id = ? and account_id = ? and distributor_id = ?";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Accounts accounts;
    @Inject
    Distributors distributors;
    @Inject
    Audit audit;

    @Transactional
    public List<Number> of(Reference account) {
        var id = accounts.find(account).id();
        try (var query = connection.get().prepareStatement(SELECT)) {
            query.setInt(1, tenant.id());
            query.setObject(2, id);
            var numbers = new ArrayList<Number>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.add(new Number(rows.getObject(1, UUID.class), rows.getString(2)));
                }
            }
            return numbers;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code number-taken}, 409) when the distributor means another account by it */
    @Transactional
    public Number put(Reference account, Reference distributor, String externalId) {
        var accountId = accounts.find(account).id();
        var distributorId = distributors.find(distributor).id();
        try (var put = connection.get().prepareStatement(PUT)) {
            put.setInt(1, tenant.id());
            put.setObject(2, distributorId);
            put.setString(3, externalId);
            put.setObject(4, accountId);
            put.executeUpdate();
        } catch (SQLException failure) {
            throw taken(new DatabaseFailure(failure), externalId);
        }
        audit.record("numbered", "account", accountId, null,
                Map.of("distributor", distributorId, "externalId", externalId));
        return new Number(distributorId, externalId);
    }

    private static RuntimeException taken(DatabaseFailure failure, String externalId) {
        return failure.isDuplicate() ? DomainException.conflict("number-taken",
                "The distributor knows another account as " + externalId + ".") : failure;
    }

    /** Forgets the number; that there was none is no mistake. */
    @Transactional
    public void delete(Reference account, Reference distributor) {
        var accountId = accounts.find(account).id();
        var distributorId = distributors.find(distributor).id();
        try (var delete = connection.get().prepareStatement(DELETE)) {
            delete.setInt(1, tenant.id());
            delete.setObject(2, accountId);
            delete.setObject(3, distributorId);
            if (delete.executeUpdate() == 1) {
                audit.record("unnumbered", "account", accountId, Map.of("distributor", distributorId), null);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
