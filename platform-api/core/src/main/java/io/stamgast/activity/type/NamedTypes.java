package io.stamgast.activity.type;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.ruleset.PublicationCheck;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Rules give points for activities of types that are there. */
@ApplicationScoped
public class NamedTypes implements PublicationCheck {

    private static final String KNOWN =
            "select code from app.activity_type where tenant_id = ? and code = any (?)";

    @Override
    public List<Violation> violations(Connection connection, int tenantId, List<RuleDefinition> rules)
            throws SQLException {
        var named = rules.stream().map(rule -> rule.activity()).filter(Objects::nonNull).distinct().toList();
        var violations = new ArrayList<Violation>();
        if (named.isEmpty()) {
            return violations;
        }
        var known = known(connection, tenantId, named);
        for (var i = 0; i < rules.size(); i++) {
            var activity = rules.get(i).activity();
            if (activity != null && !known.contains(activity)) {
                violations.add(new Violation("rules[" + i + "].activity", "there is no activity type " + activity
                        + "; enter it before you publish"));
            }
        }
        return violations;
    }

    private static Set<String> known(Connection connection, int tenantId, List<String> named) throws SQLException {
        var known = new HashSet<String>();
        try (var query = connection.prepareStatement(KNOWN)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("text", named.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
        }
        return known;
    }
}
