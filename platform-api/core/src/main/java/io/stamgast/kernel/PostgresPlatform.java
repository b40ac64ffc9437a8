package io.stamgast.kernel;

import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/** EclipseLink's PostgreSQL, except that it would bind an absent UUID as text, which a uuid column refuses. */
public class PostgresPlatform extends PostgreSQLPlatform {

    @Override
    public int getJDBCType(Class<?> javaType) {
        return javaType == UUID.class ? Types.OTHER : super.getJDBCType(javaType);
    }
}
