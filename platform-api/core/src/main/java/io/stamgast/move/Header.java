package io.stamgast.move;

import io.stamgast.kernel.DomainException;
import io.stamgast.move.estate.Shape;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first line of the file.
 *
 * @param tenant the alias of the tenant that it is of
 * @param tables the carried tables, each with its columns
 * @param leftBehind what is not in the file, and why
 */
record Header(String format, int version, String tenant, Instant exportedAt, Map<String, List<String>> tables,
              Map<String, String> leftBehind) {

    static final String FORMAT = "stamgast-tenant";
    static final int VERSION = 1;

    static Header of(String tenant, Instant now, List<Shape> shapes, Map<String, String> leftBehind) {
        return new Header(FORMAT, VERSION, tenant, now, tables(shapes), leftBehind);
    }

    private static Map<String, List<String>> tables(List<Shape> shapes) {
        var tables = new LinkedHashMap<String, List<String>>();
        shapes.forEach(shape -> tables.put(shape.name(), shape.columns()));
        return tables;
    }

    /** @throws DomainException ({@code export-differs}, 422) unless the file is of just these tables and columns */
    void requireLike(List<Shape> shapes) {
        if (!FORMAT.equals(format) || version != VERSION) {
            throw differs("its format is " + format + " " + version + ", this installation takes " + FORMAT + " "
                    + VERSION);
        }
        var here = tables(shapes);
        if (tables == null || !tables.keySet().equals(here.keySet())) {
            throw differs("its tables are " + (tables == null ? "not named" : tables.keySet())
                    + ", those of this installation " + here.keySet());
        }
        here.forEach((table, columns) -> {
            if (!columns.equals(tables.get(table))) {
                throw differs("its columns of " + table + " are " + tables.get(table) + ", those of this installation "
                        + columns);
            }
        });
    }

    private static DomainException differs(String what) {
        return DomainException.ruleBroken("export-differs", "file", "The file was written by an installation of another"
                + " version: " + what + ".");
    }
}
