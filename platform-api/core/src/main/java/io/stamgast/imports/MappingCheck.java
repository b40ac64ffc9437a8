package io.stamgast.imports;

import io.stamgast.imports.row.Field;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a mapping, and finds everything that is wrong with it at once. */
final class MappingCheck {

    private static final Set<Field> ALWAYS_NEEDED = Set.of(Field.INVOICE_NUMBER, Field.OCCURRED_AT, Field.ACCOUNT,
            Field.SKU, Field.QUANTITY);
    private static final int MAX_PATTERN = 200;

    private final List<Violation> violations = new ArrayList<>();
    private final ImportMapping mapping;
    private final String programCurrency;
    private final String programZone;

    private MappingCheck(ImportMapping mapping, String programCurrency, String programZone) {
        this.mapping = mapping;
        this.programCurrency = programCurrency;
        this.programZone = programZone;
    }

    /** @throws DomainException ({@code invalid-mapping}, 422) with every member that is wrong */
    static Format check(ImportMapping mapping, String programCurrency, String programZone) {
        var check = new MappingCheck(mapping, programCurrency, programZone);
        var format = check.format();
        check.refuseWrong();
        return format;
    }

    /** A format that is good for reading a file's header row only. */
    static Format plain(String charset, String delimiter) {
        var check = new MappingCheck(new ImportMapping(null, charset, null, null, null, null, null, null, null, null,
                delimiter, null, null, null), null, null);
        var format = new Format(false, check.charset(), null, null, null, Map.of(), Map.of(), null, true,
                check.character("delimiter", delimiter, ','), '.', null);
        check.refuseWrong();
        return format;
    }

    private Format format() {
        if (mapping.isUbl()) {
            return ublFormat();
        }
        if (mapping.isNdjson()) {
            refuseMembersOfCsv();
        } else if (!ImportMapping.CSV.equals(mapping.format())) {
            wrong("format", "must be csv, ndjson or ubl");
        }
        if (mapping.ubl() != null) {
            wrong("ubl", "is of UBL documents only");
        }
        var columns = fields("columns", mapping.columns());
        var format = new Format(mapping.isNdjson(), charset(), times(), source(), currency(), columns, constants(),
                account(), own(), character("delimiter", mapping.delimiter(), ','),
                character("decimalSeparator", mapping.decimalSeparator(), '.'), null);
        if (format.decimalSeparator() != '.' && format.decimalSeparator() != ',') {
            wrong("decimalSeparator", "must be a point or a comma");
        }
        requireNeeded(format);
        return format;
    }

    private void refuseMembersOfCsv() {
        refuseGiven("charset", mapping.charset());
        refuseGiven("delimiter", mapping.delimiter());
        refuseGiven("decimalSeparator", mapping.decimalSeparator());
    }

    private void refuseGiven(String member, String given) {
        if (given != null) {
            wrong(member, "is of CSV files only");
        }
    }

    private Format ublFormat() {
        var common = new Format(false, null, times(), source(), currency(), Map.of(), constants(), account(),
                own(), ',', '.', null);
        return common.of(new UblCheck(mapping, this::wrong).format(common));
    }

    private boolean own() {
        return mapping.own() == null || mapping.own();
    }

    private Map<Field, String> constants() {
        var constants = fields("constants", mapping.constants());
        constants.forEach(this::requireText);
        return constants;
    }

    private void requireNeeded(Format format) {
        ALWAYS_NEEDED.stream().filter(field -> !format.has(field)).sorted()
                .forEach(field -> wrong("columns." + field.jsonName(), "must name a column or member"));
        if (format.has(Field.UNIT_PRICE) == format.has(Field.NET_AMOUNT)) {
            wrong("columns.unitPrice", "either unitPrice or netAmount must name a column, and not both");
        }
    }

    private Charset charset() {
        var named = mapping.charset() == null ? StandardCharsets.UTF_8
                : orWrong("charset", "is not a known charset", mapping.charset(), Charset::forName);
        if (named != null && !named.canEncode()) {
            wrong("charset", "can't be read by itself");
        }
        return named;
    }

    private Format.Times times() {
        var named = mapping.zone(programZone);
        var zone = named == null ? null
                : orWrong("timeZone", "is not a time zone such as Europe/London", named, ZoneId::of);
        if (named == null) {
            wrong("timeZone", "must be given");
        }
        if (zone == null) {
            return null;
        }
        var times = new Format.Times(mapping.dateFormat(), zone);
        orWrong("dateFormat", "is not a pattern such as yyyy-MM-dd HH:mm:ss", times, TimeReader::new);
        return times;
    }

    private String source() {
        var source = mapping.source();
        if (source == null || source.isBlank() || source.length() > 50) {
            wrong("source", "must have 1 to 50 characters");
        }
        return source;
    }

    private String currency() {
        if (mapping.currency() != null && !mapping.currency().equals(programCurrency)) {
            wrong("currency", "must be the program's, " + programCurrency);
        }
        return programCurrency;
    }

    private Pattern account() {
        var expression = mapping.accountPattern();
        if (expression == null) {
            return null;
        }
        var pattern = expression.length() > MAX_PATTERN ? null
                : orWrong("accountPattern", null, expression, Pattern::compile);
        if (expression.length() > MAX_PATTERN) {
            wrong("accountPattern", "must have at most " + MAX_PATTERN + " characters");
        } else if (pattern != null && pattern.matcher("").groupCount() < 1) {
            wrong("accountPattern", "must have a group, such as ^([^.]+)");
        }
        return pattern;
    }

    private char character(String member, String given, char absent) {
        if (given == null) {
            return absent;
        }
        if (given.length() != 1 || "\"\r\n".contains(given)) {
            wrong(member, "must be one character");
            return absent;
        }
        return given.charAt(0);
    }

    private Map<Field, String> fields(String member, Map<String, String> given) {
        var fields = new EnumMap<Field, String>(Field.class);
        given.forEach((name, value) -> Field.named(name).ifPresentOrElse(
                field -> fields.put(field, value),
                () -> wrong(member + "." + name, "is not something an import reads")));
        return fields;
    }

    private void requireText(Field field, String constant) {
        if (constant.isBlank() || constant.length() > field.maxLength()) {
            wrong("constants." + field.jsonName(), "must have 1 to " + field.maxLength() + " characters");
        }
    }

    private <A, B> B orWrong(String member, String message, A given, Function<A, B> read) {
        try {
            return read.apply(given);
        } catch (IllegalArgumentException | DateTimeException invalid) {
            wrong(member, message == null ? invalid.getMessage().lines().findFirst().orElse("is invalid") : message);
            return null;
        }
    }

    private void wrong(String member, String message) {
        violations.add(new Violation("mapping." + member, message));
    }

    private void refuseWrong() {
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-mapping", "The mapping has " + violations.size()
                    + (violations.size() == 1 ? " invalid member." : " invalid members."), violations);
        }
    }
}
