package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checked mappings for tests: a usual one, of which a test changes what it is about. */
final class Formats {

    private final boolean sellerIsDistributor;
    private final List<String> account;
    private final List<String> distributor;
    private final List<String> sku;
    private final String category;
    private final Map<Field, String> constants;
    private final Pattern accountPattern;

    private Formats(boolean sellerIsDistributor, List<String> account, List<String> distributor, List<String> sku,
                    String category, Map<Field, String> constants, Pattern accountPattern) {
        this.sellerIsDistributor = sellerIsDistributor;
        this.account = account;
        this.distributor = distributor;
        this.sku = sku;
        this.category = category;
        this.constants = constants;
        this.accountPattern = accountPattern;
    }

    static Formats usual() {
        return new Formats(false, UblFormat.ACCOUNT, UblFormat.DISTRIBUTOR, UblFormat.ITEM_IDS, null, Map.of(), null);
    }

    Formats account(String... words) {
        return new Formats(sellerIsDistributor, List.of(words), distributor, sku, category, constants, accountPattern);
    }

    Formats accountPattern(String expression) {
        return new Formats(sellerIsDistributor, account, distributor, sku, category, constants,
                Pattern.compile(expression));
    }

    Formats ofDistributors(String... words) {
        return new Formats(true, account, words.length == 0 ? distributor : List.of(words), sku, category, constants,
                accountPattern);
    }

    Formats sku(String... words) {
        return new Formats(sellerIsDistributor, account, distributor, List.of(words), category, constants,
                accountPattern);
    }

    Formats category(String list) {
        return new Formats(sellerIsDistributor, account, distributor, sku, list, constants, accountPattern);
    }

    Formats constants(Map<Field, String> values) {
        return new Formats(sellerIsDistributor, account, distributor, sku, category, values, accountPattern);
    }

    UblFormat in(String currency) {
        return new UblFormat(ZoneId.of("Europe/Amsterdam"), Currency.getInstance(currency), sellerIsDistributor,
                account, distributor, sku, category, constants, accountPattern, true);
    }
}
