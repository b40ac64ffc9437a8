package io.stamgast.earning.ruleset;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.kernel.DomainException.Violation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What must be there when a rule set is published, though not yet while it is a draft; features whose things rules name
 * implement it as CDI beans.
 */
@FunctionalInterface
public interface PublicationCheck {

    /** @return what it names and is not there, each with its place in the definition */
    List<Violation> violations(Connection connection, int tenantId, List<RuleDefinition> rules) throws SQLException;
}
