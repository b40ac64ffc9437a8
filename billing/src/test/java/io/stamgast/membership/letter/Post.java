package io.stamgast.membership.letter;

import io.stamgast.kernel.Ids;
import io.stamgast.message.EmailState;
import io.stamgast.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The e-mails of a tenant, and who reads them. */
public final class Post {

    /** A queued e-mail. */
    public record Mail(UUID id, String key, String template, String to, String language, String subject, String letter,
                       EmailState state) {

        /** Its template and recipient, such as {@code payment-failed to jan@example.org in nl}. */
        public String told() {
            return template + " to " + to + " in " + language;
        }
    }

    private final int tenant;

    public Post(int tenant) {
        this.tenant = tenant;
    }

    public UUID member(UUID account, String email, String language) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, language, created_at)
                values (?, ?, ?, ?, 'Jan', 'buyer', 'ACTIVE', ?, now())""", tenant, id, account, email, language);
        return id;
    }

    public void manager(String email) {
        Database.execute(tenant, """
                insert into app.staff (tenant_id, id, email, name, roles, state, user_id, created_at)
                values (?, ?, ?, 'Mia', 'account-manager', 'ACTIVE', 'mia', now())""", tenant, Ids.next(), email);
    }

    /** In the order in which they were queued. */
    public List<Mail> all() {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement("""
                    select id, key, template, recipient, language, subject, letter::text, state from app.email
                    where tenant_id = ? order by id""")) {
                query.setInt(1, tenant);
                var found = new ArrayList<Mail>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(new Mail(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                                row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                                EmailState.valueOf(row.getString(8))));
                    }
                }
                return found;
            }
        });
    }

    public List<String> told() {
        return all().stream().map(Mail::told).toList();
    }

    public Mail last() {
        var all = all();
        return all.get(all.size() - 1);
    }
}
