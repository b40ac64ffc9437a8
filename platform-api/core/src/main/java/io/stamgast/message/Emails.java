package io.stamgast.message;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.message.letter.Language;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** The outbox of e-mails, for the features that send them. */
public final class Emails {

    private static final String LANGUAGE = "select m.language from app.member m where m.tenant_id = ? and m.id = ?";
    private static final String INSERT = """
            insert into app.email as email (tenant_id, id, key, recipient, recipient_name, account_id, member_id,
                language, template, kind, subject, letter, state, due_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'QUEUED', ?, ?)
            on conflict (tenant_id, key) do nothing""";

    private Emails() {
    }

    /**
     * Queues an e-mail in the caller's unit of work: it is sent once that has committed, and never when it has not.
     *
     * @return false when one with the same key was queued before; then nothing was done
     * @throws IllegalArgumentException when the template's words name data that aren't there
     */
    public static boolean queue(Connection connection, int tenantId, Email email) throws SQLException {
        var to = email.to();
        var language = language(connection, tenantId, to);
        var zone = ProgramSettings.read(connection, tenantId).timeZone();
        var letter = email.template().write(language, zone, email.data(), email.link());
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, Ids.next());
            insert.setString(3, email.key());
            insert.setString(4, to.address());
            insert.setString(5, to.name());
            insert.setObject(6, to.account());
            insert.setObject(7, to.member());
            insert.setString(8, language.code());
            insert.setString(9, email.template().code());
            insert.setString(10, email.kind().name());
            insert.setString(11, letter.subject());
            insert.setString(12, Json.write(letter));
            insert.setObject(13, email.at().atOffset(ZoneOffset.UTC));
            insert.setObject(14, email.at().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private static Language language(Connection connection, int tenantId, Recipient to) throws SQLException {
        if (to.language() != null || to.member() == null) {
            return to.language() == null ? Language.EN : to.language();
        }
        try (var query = connection.prepareStatement(LANGUAGE)) {
            query.setInt(1, tenantId);
            query.setObject(2, to.member());
            try (var row = query.executeQuery()) {
                return Language.of(row.next() ? row.getString(1) : null);
            }
        }
    }
}
