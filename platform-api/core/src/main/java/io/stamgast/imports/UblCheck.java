package io.stamgast.imports;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.ubl.UblFormat;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads what is said of UBL documents in a mapping. */
final class UblCheck {

    private static final Set<Field> CONSTANTS = Set.of(Field.DISTRIBUTOR, Field.SKU, Field.DESCRIPTION,
            Field.CATEGORY, Field.BRAND);
    private static final Set<String> SELLERS = Set.of(UblMapping.TENANT, UblMapping.DISTRIBUTOR);
    private static final int MAX_WORDS = 10;
    private static final int MAX_WORD = 50;

    private final ImportMapping mapping;
    private final UblMapping ubl;
    private final BiConsumer<String, String> wrong;

    /** @param wrong is told of each member that is wrong, and why */
    UblCheck(ImportMapping mapping, BiConsumer<String, String> wrong) {
        this.mapping = mapping;
        this.ubl = mapping.ubl() == null ? UblMapping.PLAIN : mapping.ubl();
        this.wrong = wrong;
    }

    /** @param common what the mapping says as for any file */
    UblFormat format(Format common) {
        refuseMembersOfText();
        common.constants().keySet().stream().filter(field -> !CONSTANTS.contains(field)).sorted()
                .forEach(field -> wrong.accept("constants." + field.jsonName(), "is what a document says"));
        return new UblFormat(common.times() == null ? null : common.times().zone(),
                Currency.getInstance(common.currency()), isOfDistributors(),
                words("ubl.account", ubl.account(), UblFormat.ACCOUNT),
                words("ubl.distributor", ubl.distributor(), UblFormat.DISTRIBUTOR), itemIds(), category(),
                common.constants(), common.account(), common.own());
    }

    private void refuseMembersOfText() {
        refuseGiven("charset", mapping.charset() != null);
        refuseGiven("dateFormat", mapping.dateFormat() != null);
        refuseGiven("columns", !mapping.columns().isEmpty());
        refuseGiven("delimiter", mapping.delimiter() != null);
        refuseGiven("decimalSeparator", mapping.decimalSeparator() != null);
    }

    private void refuseGiven(String member, boolean isGiven) {
        if (isGiven) {
            wrong.accept(member, "is not of UBL documents");
        }
    }

    private boolean isOfDistributors() {
        if (ubl.seller() != null && !SELLERS.contains(ubl.seller())) {
            wrong.accept("ubl.seller", "must be TENANT or DISTRIBUTOR");
        }
        return UblMapping.DISTRIBUTOR.equals(ubl.seller());
    }

    private List<String> itemIds() {
        var ids = words("ubl.sku", ubl.sku(), UblFormat.ITEM_IDS);
        if (!UblFormat.ITEM_IDS.containsAll(ids)) {
            wrong.accept("ubl.sku", "must be from " + String.join(", ", UblFormat.ITEM_IDS));
        }
        return ids;
    }

    private List<String> words(String member, List<String> given, List<String> absent) {
        if (given == null) {
            return absent;
        }
        if (given.isEmpty() || given.size() > MAX_WORDS || given.stream().anyMatch(word -> !isWord(word))) {
            wrong.accept(member, "must be 1 to " + MAX_WORDS + " words of 1 to " + MAX_WORD + " characters");
            return absent;
        }
        return given;
    }

    private String category() {
        if (ubl.category() != null && !isWord(ubl.category())) {
            wrong.accept("ubl.category", "must have 1 to " + MAX_WORD + " characters");
        }
        return ubl.category();
    }

    private static boolean isWord(String word) {
        return word != null && !word.isBlank() && word.length() <= MAX_WORD;
    }
}
