package io.stamgast.tests.fuzz;

import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.platform.TablesOwner;
import java.util.Map;
import java.util.stream.Collectors;

/** All rows of a tenant, as one sum per table: whoever changes one changes the sum. */
final class Books {

    private static final String TABLES = """
            select table_name, '' from information_schema.columns
            where table_schema = 'app' and column_name = 'tenant_id' and table_name <> 'tenant'""";
    private static final String SUM = """
            select '%1$s', count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')
            from app.%1$s t""";

    private Books() {
    }

    static Map<String, String> of(Platform platform, String tenant) {
        var tables = TablesOwner.read(platform, tenant, TABLES).keySet();
        return TablesOwner.read(platform, tenant, tables.stream().map(SUM::formatted)
                .collect(Collectors.joining("\nunion all\n")));
    }
}
