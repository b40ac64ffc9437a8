package io.stamgast.imports.ubl;

import java.util.Random;

/** An item with any of its optional parts. */
final class GeneratedItem {

    private final Random random;
    private final XmlWriter xml;
    private final String name;
    private final String description;
    private final String brand;
    private final String category;
    private final String seller;
    private final String standard;
    private final String manufacturer;
    private final String buyer;

    GeneratedItem(Random random, XmlWriter xml) {
        this.random = random;
        this.xml = xml;
        name = GeneratedDocument.name(random);
        description = maybe(GeneratedDocument.name(random));
        brand = maybe("Brand " + random.nextInt(3));
        category = maybe("5020" + random.nextInt(9));
        seller = maybe("S-" + random.nextInt(9));
        standard = maybe("0871933300101" + random.nextInt(9));
        manufacturer = maybe("M-" + random.nextInt(9));
        buyer = maybe("B-" + random.nextInt(9));
    }

    void write() {
        xml.group("Item", () -> {
            text("Description", description);
            text("PackQuantity", maybe("6"));
            xml.text("Name", name);
            text("BrandName", brand);
            id("BuyersItemIdentification", buyer);
            id("SellersItemIdentification", seller);
            id("ManufacturersItemIdentification", manufacturer);
            id("StandardItemIdentification", standard);
            if (category != null) {
                xml.group("CommodityClassification",
                        () -> xml.text("ItemClassificationCode", category, "listID", "STI"));
                xml.group("CommodityClassification",
                        () -> xml.text("ItemClassificationCode", "second", "listID", "ZZZ"));
            }
            xml.group("ClassifiedTaxCategory", () -> xml.text("ID", "S"));
        });
    }

    private void id(String element, String id) {
        if (id != null) {
            xml.group(element, () -> xml.text("ID", id));
        }
    }

    private void text(String element, String text) {
        if (text != null) {
            xml.text(element, text);
        }
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    String sku() {
        return seller != null ? seller : standard != null ? standard : manufacturer != null ? manufacturer
                : buyer != null ? buyer : name;
    }

    String description() {
        return name;
    }

    String category() {
        return category;
    }

    String brand() {
        return brand;
    }
}
