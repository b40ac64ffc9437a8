package io.stamgast.reward;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is left of rewards. Taking locks the reward's stock until the transaction ends; whoever also locks a balance
 * locks that first.
 */
public final class Stock {

    /**
     * There is nothing left of a reward, or there is again.
     *
     * @param stock how many are left
     */
    @DomainEvent.Type(name = "reward.sold-out", description = "The last one of a reward was taken.")
    @DomainEvent.Type(name = "reward.restocked", description = "There is something left of a reward again.")
    record Changed(String eventType, UUID reward, long stock, Instant occurredAt) implements DomainEvent {

        @Override
        public UUID subjectId() {
            return reward;
        }
    }

    private static final String OPEN =
            "insert into app.reward_stock as stock (tenant_id, reward_id, quantity) values (?, ?, ?)";
    private static final String LEFT =
            "select reward_id, quantity from app.reward_stock where tenant_id = ? and reward_id = any (?)";
    private static final String ADD = """
            update app.reward_stock set quantity = quantity + ?
            where tenant_id = ? and reward_id = ? and (quantity is null or quantity + ? >= 0)
            returning quantity""";
    /** As an array, so that the codes are chosen once; the stock's lock keeps others from choosing them too. */
    private static final String TAKE_CODES = """
            update app.voucher_code set taken_by = ? where tenant_id = ? and id = any(array(
                select free.id from app.voucher_code free
                where free.tenant_id = ? and free.reward_id = ? and free.taken_by is null
                order by free.id limit ?))""";
    private static final String FREE_CODES =
            "update app.voucher_code set taken_by = null where tenant_id = ? and taken_by = ?";
    private static final String CODES =
            "select code from app.voucher_code where tenant_id = ? and taken_by = ? order by id";

    private final Connection connection;
    private final int tenantId;
    private final Instant now;

    public Stock(Connection connection, int tenantId, Instant now) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.now = now;
    }

    /** How many are left of each of these rewards; null where there is always enough. */
    Map<UUID, Long> left(Collection<UUID> rewardIds) throws SQLException {
        try (var query = connection.prepareStatement(LEFT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", rewardIds.toArray()));
            var left = new HashMap<UUID, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    left.put(row.getObject(1, UUID.class), row.getObject(2, Long.class));
                }
            }
            return left;
        }
    }

    /** @throws DomainException ({@code out-of-stock}, 422) when fewer are left; nothing is taken then */
    public void take(Offer reward, int quantity, UUID takenBy) throws SQLException {
        if (!add(reward.id(), -quantity)) {
            throw DomainException.ruleBroken("out-of-stock", "There are not " + quantity + " of '" + reward.name()
                    + "' left.");
        }
        if (reward.type() == RewardType.VOUCHER && takeCodes(reward.id(), quantity, takenBy) != quantity) {
            throw new IllegalStateException("reward " + reward.id() + " has other codes than its stock says");
        }
    }

    /** Puts back what was taken; codes go back to the pool, so only while nobody has seen them. */
    public void putBack(UUID rewardId, RewardType type, int quantity, UUID takenBy) throws SQLException {
        add(rewardId, quantity);
        if (type == RewardType.VOUCHER) {
            try (var free = connection.prepareStatement(FREE_CODES)) {
                free.setInt(1, tenantId);
                free.setObject(2, takenBy);
                free.executeUpdate();
            }
        }
    }

    /** The codes that were taken, in the order of the pool. */
    public List<String> codes(UUID takenBy) throws SQLException {
        try (var query = connection.prepareStatement(CODES)) {
            query.setInt(1, tenantId);
            query.setObject(2, takenBy);
            return strings(query);
        }
    }

    /** @param quantity null: there is always enough */
    void open(UUID rewardId, Long quantity) throws SQLException {
        try (var insert = connection.prepareStatement(OPEN)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, rewardId);
            insert.setObject(3, quantity, Types.BIGINT);
            insert.executeUpdate();
        }
    }

    /** @return false when fewer would be left than none */
    boolean add(UUID rewardId, long change) throws SQLException {
        try (var add = connection.prepareStatement(ADD)) {
            add.setLong(1, change);
            add.setInt(2, tenantId);
            add.setObject(3, rewardId);
            add.setLong(4, change);
            try (var row = add.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                tell(rewardId, row.getObject(1, Long.class), change);
                return true;
            }
        }
    }

    /** @param left null for any number */
    private void tell(UUID rewardId, Long left, long change) throws SQLException {
        if (left == null || change == 0) {
            return;
        }
        if (left == 0) {
            Outbox.write(connection, tenantId, new Changed("reward.sold-out", rewardId, left, now));
        } else if (left == change) {
            Outbox.write(connection, tenantId, new Changed("reward.restocked", rewardId, left, now));
        }
    }

    private int takeCodes(UUID rewardId, int quantity, UUID takenBy) throws SQLException {
        try (var take = connection.prepareStatement(TAKE_CODES)) {
            take.setObject(1, takenBy);
            take.setInt(2, tenantId);
            take.setInt(3, tenantId);
            take.setObject(4, rewardId);
            take.setInt(5, quantity);
            return take.executeUpdate();
        }
    }

    static List<String> strings(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
