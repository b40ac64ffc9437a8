package io.stamgast.imports;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mapping that was checked.
 *
 * @param account null when the account is the whole cell
 */
record Format(Charset charset, Times times, String source, String currency, Map<Field, String> columns,
              Map<Field, String> constants, Pattern account, boolean own, char delimiter, char decimalSeparator) {

    boolean has(Field field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }

    /** How times are written. */
    record Times(String pattern, ZoneId zone) {
    }
}
