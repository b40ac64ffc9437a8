package io.stamgast.imports;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a file's columns mean.
 *
 * @param format {@code csv}; {@code ndjson}, of which charset, delimiter and decimalSeparator are absent; or
 *     {@code ubl} for UBL 2.1 documents, of which the members of texts, numbers and columns are absent
 * @param charset an IANA name; UTF-8 when absent
 * @param timeZone where times without an offset are meant; of NDJSON and UBL the program's when absent
 * @param dateFormat a pattern of {@link java.time.format.DateTimeFormatter}; ISO 8601 when absent
 * @param source the system the purchases come from, part of their identity
 * @param currency ISO 4217, the program's when absent
 * @param columns from {@code invoiceNumber}, {@code occurredAt}, {@code account}, {@code distributor}, {@code sku},
 *     {@code description}, {@code category}, {@code brand}, {@code quantity}, {@code unitPrice} or {@code netAmount},
 *     {@code listAmount}, {@code cost}, {@code own}, {@code originalInvoice} to names of the header row, or of members
 * @param constants the same members to what they are where no column, or an empty cell, says it
 * @param accountPattern a regular expression; the account is its first group
 * @param own whether goods are the tenant's own where neither a column nor a constant says it; true when absent
 * @param delimiter one character; a comma when absent
 * @param decimalSeparator a point when absent, or a comma
 * @param dryRun true to count and reject without posting
 * @param ubl where ids stand in UBL documents; null for the usual places
 */
public record ImportMapping(String format, String charset, String timeZone, String dateFormat, String source,
                            String currency, Map<String, String> columns, Map<String, String> constants,
                            String accountPattern, Boolean own, String delimiter, String decimalSeparator,
                            Boolean dryRun, UblMapping ubl) {

    static final String CSV = "csv";
    static final String NDJSON = "ndjson";
    static final String UBL = "ubl";

    public ImportMapping {
        columns = columns == null ? Map.of() : withoutNulls(columns);
        constants = constants == null ? Map.of() : withoutNulls(constants);
    }

    /**
     * A mapping of UBL documents that leaves to the program and to custom what can be left.
     *
     * @param sellerIsDistributor false when the documents are the tenant's own
     */
    public static ImportMapping ubl(String source, boolean own, boolean sellerIsDistributor) {
        return new ImportMapping(UBL, null, null, null, source, null, null, null, null, own, null, null, null,
                new UblMapping(sellerIsDistributor ? UblMapping.DISTRIBUTOR : UblMapping.TENANT, null, null, null,
                        null));
    }

    /** The same, with what it leaves to the program. */
    ImportMapping in(String programCurrency, String programZone) {
        return new ImportMapping(format, charset, zone(programZone), dateFormat, source, programCurrency, columns,
                constants, accountPattern, own, delimiter, decimalSeparator, dryRun, ubl);
    }

    /** CSV has to say it. */
    String zone(String programZone) {
        return timeZone == null && !CSV.equals(format) ? programZone : timeZone;
    }

    boolean isNdjson() {
        return NDJSON.equals(format);
    }

    boolean isUbl() {
        return UBL.equals(format);
    }

    private static Map<String, String> withoutNulls(Map<String, String> members) {
        return members.entrySet().stream().filter(member -> member.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
