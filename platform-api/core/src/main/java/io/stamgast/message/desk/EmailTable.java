package io.stamgast.message.desk;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.Json;
import io.stamgast.message.Email;
import io.stamgast.message.EmailState;
import io.stamgast.message.letter.Frame;
import io.stamgast.message.letter.Language;
import io.stamgast.message.letter.Letter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements by which people look at e-mails, in the caller's unit of work. */
final class EmailTable {

    private static final String COLUMNS = """
            e.id, e.key, e.state, e.kind, e.template, e.recipient, e.account_id, e.member_id, e.language, e.subject,
            e.attempts, e.due_at, e.created_at, e.ended_at, e.error""";
    private static final String LIST = "select " + COLUMNS + """
             from app.email e where e.tenant_id = ? and (?::text is null or e.state = ?)
                and (?::text is null or e.recipient = ?) and (?::uuid is null or e.account_id = ?)
                and (?::uuid is null or e.id < ?)
            order by e.id desc limit ?""";
    private static final String FIND = "select " + COLUMNS + """
            , e.letter, t.name from app.email e join app.tenant t on t.id = e.tenant_id
            where e.tenant_id = ? and e.id = ?""";
    private static final String RETRY = """
            update app.email set state = 'QUEUED', attempts = 0, due_at = ?, claimed_at = null, ended_at = null
            where tenant_id = ? and id = ? and state in ('FAILED', 'UNKNOWN') and letter is not null""";

    private final Connection connection;
    private final int tenantId;

    EmailTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /**
     * E-mails without their texts, the latest first.
     *
     * @param state null for every state, like {@code recipient} and {@code account}
     * @param before the id after which the page begins; null for the first page
     */
    List<EmailView> list(EmailState state, String recipient, UUID account, UUID before, int limit)
            throws SQLException {
        var name = state == null ? null : state.name();
        try (var list = connection.prepareStatement(LIST)) {
            var values = new Object[] {tenantId, name, name, recipient, recipient, account, account, before, before,
                limit};
            for (var i = 0; i < values.length; i++) {
                list.setObject(i + 1, values[i]);
            }
            return views(list);
        }
    }

    private static List<EmailView> views(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var views = new ArrayList<EmailView>();
            while (row.next()) {
                views.add(view(row, null));
            }
            return views;
        }
    }

    /** With its text, as long as there is one. */
    Optional<EmailView> find(UUID id, String publicUrl) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setObject(2, id);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.of(view(row, text(row, publicUrl))) : Optional.empty();
            }
        }
    }

    /** The link to unsubscribe is the recipient's, and stands in no view. */
    private static String text(ResultSet row, String publicUrl) throws SQLException {
        var letter = row.getString("letter");
        return letter == null ? null
                : new Frame(Language.of(row.getString("language")), row.getString("name"), publicUrl, null)
                        .text(Json.read(letter, Letter.class));
    }

    private static EmailView view(ResultSet row, String text) throws SQLException {
        return new EmailView(row.getObject("id", UUID.class), row.getString("key"),
                EmailState.valueOf(row.getString("state")), Email.Kind.valueOf(row.getString("kind")),
                row.getString("template"), row.getString("recipient"), row.getObject("account_id", UUID.class),
                row.getObject("member_id", UUID.class), row.getString("language"), row.getString("subject"),
                row.getInt("attempts"), instant(row, "due_at"), instant(row, "created_at"), instant(row, "ended_at"),
                row.getString("error"), text);
    }

    /** @return false when it is in no state to be sent again, or its text is deleted */
    boolean retry(UUID id, Instant now) throws SQLException {
        try (var retry = connection.prepareStatement(RETRY)) {
            retry.setObject(1, now.atOffset(ZoneOffset.UTC));
            retry.setInt(2, tenantId);
            retry.setObject(3, id);
            return retry.executeUpdate() == 1;
        }
    }
}
