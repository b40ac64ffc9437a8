package io.stamgast.reward.testcode;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.Ids;
import io.stamgast.tenant.mode.TestModeListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

/** Gives each voucher of a test mode a hundred codes, {@code TEST-001} to {@code TEST-100}. */
@ApplicationScoped
public class TestCodes implements TestModeListener {

    private static final int CODES = 100;
    private static final String VOUCHERS = "select r.id from app.reward r where r.tenant_id = ? and r.type = 'VOUCHER'";
    private static final String INSERT = """
            insert into app.voucher_code as pool (tenant_id, id, reward_id, code, added_at)
            select ?, added.id, ?, 'TEST-' || lpad(added.number::text, 3, '0'), ?
            from unnest(?::uuid[]) with ordinality as added (id, number)
            on conflict do nothing""";
    private static final String STOCK =
            "update app.reward_stock set quantity = ? where tenant_id = ? and reward_id = ?";

    @Override
    public void begun(Connection connection, int tenantId, Instant now) throws SQLException {
        try (var vouchers = connection.prepareStatement(VOUCHERS)) {
            vouchers.setInt(1, tenantId);
            try (var row = vouchers.executeQuery()) {
                while (row.next()) {
                    give(connection, tenantId, row.getObject(1, UUID.class), now);
                }
            }
        }
    }

    private static void give(Connection connection, int tenantId, UUID voucher, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT); var stock = connection.prepareStatement(STOCK)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, voucher);
            insert.setObject(3, utc(now));
            insert.setArray(4, connection.createArrayOf("uuid",
                    IntStream.range(0, CODES).mapToObj(code -> Ids.next()).toArray()));
            insert.executeUpdate();
            stock.setInt(1, CODES);
            stock.setInt(2, tenantId);
            stock.setObject(3, voucher);
            stock.executeUpdate();
        }
    }
}
