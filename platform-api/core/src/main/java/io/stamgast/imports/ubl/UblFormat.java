package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.Numbers;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.Texts;
import io.stamgast.imports.ubl.XmlCursor.Value;
import io.stamgast.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mapping of UBL documents that was checked.
 *
 * @param zone where times without an offset are meant
 * @param currency the program's
 * @param sellerIsDistributor false when the seller is the tenant itself
 * @param account where the account's number is looked for, in this order
 * @param distributor the same for the distributor's
 * @param sku the same for an item's, from {@link #ITEM_IDS}
 * @param category the list of the classifications that count; null for any
 * @param constants what a field is where a document doesn't say it
 * @param accountPattern null when the account is the whole id
 */
public record UblFormat(ZoneId zone, Currency currency, boolean sellerIsDistributor, List<String> account,
                        List<String> distributor, List<String> sku, String category, Map<Field, String> constants,
                        Pattern accountPattern, boolean own) {

    /** What of an item can be its SKU, in the order in which it is looked for. */
    public static final List<String> ITEM_IDS = List.of(Item.SELLER, Item.GTIN, Item.MANUFACTURER, Item.BUYER,
            Item.NAME);
    /** Where the account's number is looked for unless a mapping says it. */
    public static final List<String> ACCOUNT = List.of(Party.ASSIGNED, Party.PARTY, Party.LEGAL, Party.VAT,
            Party.ENDPOINT);
    /** Where the distributor's number is looked for unless a mapping says it. */
    public static final List<String> DISTRIBUTOR = List.of(Party.PARTY, Party.LEGAL, Party.VAT, Party.ENDPOINT);

    private static final Numbers NUMBERS = new Numbers('.');

    static BigDecimal number(Field field, Value value) throws RowRefused {
        try {
            return NUMBERS.read(field, value.text());
        } catch (RowRefused refused) {
            throw refused.at(value.place());
        }
    }

    /** An amount of the document's currency, which is the program's. */
    BigDecimal amount(Value value) throws RowRefused {
        if (!currency.getCurrencyCode().equals(value.qualifier())) {
            throw new RowRefused(Field.NET_AMOUNT.jsonName(), "currency-differs", (value.qualifier() == null
                    ? "an amount has no currencyID" : "an amount is in '" + Problem.excerpt(value.qualifier()) + "'")
                    + ", the document in " + currency.getCurrencyCode()).at(value.place());
        }
        return number(Field.NET_AMOUNT, value);
    }

    /**
     * A text, or what the mapping says where there is none.
     *
     * @param value null for none
     */
    String text(Field field, Value value) throws RowRefused {
        if (value == null) {
            return constants.get(field);
        }
        try {
            return Texts.require(field, value.text());
        } catch (RowRefused refused) {
            throw refused.at(value.place());
        }
    }

    BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(digits(), RoundingMode.HALF_UP);
    }

    /** Decimal places of an amount. */
    int digits() {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
