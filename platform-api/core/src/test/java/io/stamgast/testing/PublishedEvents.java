package io.stamgast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.event.type.CatalogueCheck;
import io.stamgast.event.type.EventTypes;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares what tests had the product publish with the catalogue, after each class of tests: whatever they are about,
 * an event that its schema doesn't describe fails them. Events of a {@code thing} are tests' own.
 */
public final class PublishedEvents implements AfterAllCallback {

    private static final String TENANTS = "select id from app.tenant where id > ? order by id";
    /** Some of each type. */
    private static final String EVENTS = """
            select type, data from (
                select o.type, jsonb_build_object('id', o.id, 'type', o.type, 'occurredAt', o.occurred_at,
                    'account', o.account_id, 'subject', o.subject_id, 'data', o.payload)::text as data,
                    row_number() over (partition by o.type order by o.id) as no
                from app.outbox o where o.tenant_id = ? and o.type not like 'thing.%') o where no <= 5""";

    private static DataSource database;
    private static int seen;

    /** Called by who starts the database. */
    static synchronized void in(DataSource started) {
        database = started;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var wrong = wrong();
        if (!wrong.isEmpty()) {
            throw new AssertionError("published, and not as the catalogue says: " + wrong);
        }
    }

    private static synchronized List<String> wrong() {
        var wrong = new ArrayList<String>();
        if (database != null) {
            var work = new TenantWork(database);
            for (var tenant : work.raw(PublishedEvents::freshTenants)) {
                wrong.addAll(work.call(tenant, connection -> wrong(connection, tenant)));
                seen = tenant;
            }
        }
        return wrong;
    }

    private static List<Integer> freshTenants(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(TENANTS)) {
            query.setInt(1, seen);
            var tenants = new ArrayList<Integer>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    tenants.add(row.getInt(1));
                }
            }
            return tenants;
        }
    }

    private static List<String> wrong(Connection connection, int tenant) throws SQLException {
        try (var query = connection.prepareStatement(EVENTS)) {
            query.setInt(1, tenant);
            var wrong = new ArrayList<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    wrong.addAll(wrong(row.getString(1), row.getString(2)));
                }
            }
            return wrong;
        }
    }

    private static List<String> wrong(String name, String event) {
        var type = EventTypes.all().stream().filter(one -> one.name().equals(name)).findFirst();
        if (type.isEmpty()) {
            return List.of("there is no type " + name);
        }
        var violations = new ArrayList<>(CatalogueCheck.violations(type.get(), Json.read(event, JsonNode.class)));
        Json.read(event, JsonNode.class).get("data").fieldNames().forEachRemaining(member -> {
            if (type.get().schema().at("/properties/data/properties/" + member).isMissingNode()) {
                violations.add(name + ": nobody explains " + member);
            }
        });
        return violations;
    }
}
