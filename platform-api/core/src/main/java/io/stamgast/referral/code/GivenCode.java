package io.stamgast.referral.code;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A code that somebody gives, as it stood when it was read. */
public record GivenCode(UUID id, UUID accountId, String code, boolean usable) {

    private static final String SELECT = """
            select c.id, c.account_id, c.code, c.active and (c.member_id is null or exists (
                select from app.member m where m.tenant_id = ? and m.id = c.member_id and m.state <> 'REMOVED'))
                as usable
            from app.referral_code c where c.tenant_id = ? and c.code = ?""";

    /**
     * Reads it in the caller's unit of work.
     *
     * @param typed as people type it
     * @throws DomainException ({@code unknown-referral-code}, 404)
     */
    public static GivenCode read(Connection connection, int tenantId, String typed) throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setString(3, CodeText.read(typed));
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.unknown("unknown-referral-code", "code", "there is no referral code "
                            + typed);
                }
                return new GivenCode(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                        row.getString("code"), row.getBoolean("usable"));
            }
        }
    }

    /** @throws DomainException ({@code referral-code-inactive}, 422) when it is switched off or its member has left */
    public void requireUsable() {
        if (!usable) {
            throw DomainException.ruleBroken("referral-code-inactive", "code", "is not in use any more: " + code);
        }
    }
}
