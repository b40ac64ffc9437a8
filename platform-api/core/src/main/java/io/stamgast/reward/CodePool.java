package io.stamgast.reward;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Storable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The codes of a voucher: each is handed out once, in the order they were added. */
final class CodePool {

    /** What became of codes that were to be added: how many were, and which were there already or came twice. */
    record Added(int added, List<String> duplicates) {
    }

    private static final int MAX_LENGTH = 200;
    private static final int MAX_VIOLATIONS = 20;
    /** In the order of the codes, so that two who add the same ones don't wait for each other; ids keep theirs. */
    private static final String INSERT = """
            insert into app.voucher_code as pool (tenant_id, id, reward_id, code, added_at)
            select ?, added.id, ?, added.code, ? from unnest(?::uuid[], ?::text[]) as added (id, code)
            order by added.code
            on conflict (tenant_id, reward_id, code) do nothing returning pool.code""";

    private CodePool() {
    }

    /** @throws DomainException ({@code invalid-request}, 400) with the first codes that can't be one */
    static Added add(Connection connection, int tenantId, UUID rewardId, List<String> codes, Instant now)
            throws SQLException {
        requireValid(codes);
        var duplicates = new ArrayList<String>();
        var fresh = new LinkedHashSet<String>();
        for (var code : codes) {
            if (!fresh.add(code.strip())) {
                duplicates.add(code.strip());
            }
        }
        var added = insert(connection, tenantId, rewardId, fresh, now);
        fresh.stream().filter(code -> !added.contains(code)).forEach(duplicates::add);
        new Stock(connection, tenantId, now).add(rewardId, added.size());
        return new Added(added.size(), duplicates);
    }

    private static Set<String> insert(Connection connection, int tenantId, UUID rewardId, Set<String> codes,
                                      Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, rewardId);
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setArray(4, connection.createArrayOf("uuid", codes.stream().map(code -> Ids.next()).toArray()));
            insert.setArray(5, connection.createArrayOf("text", codes.toArray()));
            return new HashSet<>(Stock.strings(insert));
        }
    }

    private static void requireValid(List<String> codes) {
        var violations = new ArrayList<Violation>();
        for (var i = 0; i < codes.size() && violations.size() < MAX_VIOLATIONS; i++) {
            var code = codes.get(i);
            if (code == null || code.isBlank() || code.strip().length() > MAX_LENGTH) {
                violations.add(new Violation("[" + i + "]", "must have 1 to " + MAX_LENGTH + " characters"));
            } else if (!Storable.isText(code)) {
                violations.add(new Violation("[" + i + "]", Storable.REFUSAL));
            }
        }
        if (!violations.isEmpty()) {
            throw DomainException.malformed("invalid-request", "Some of these can't be codes.", violations);
        }
    }
}
