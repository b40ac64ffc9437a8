package io.stamgast.demo.data;

import java.math.BigDecimal;
import java.util.List;

/**
 * Something a distributor sells to our customers.
 *
 * @param price list price of a unit
 * @param cost what a unit costs the tenant; null for a competitor's goods
 * @param own the demo tenant's brand
 */
record Article(String sku, String description, String category, String brand, BigDecimal price, BigDecimal cost,
               boolean own) {

    static final String BRAND = "Brandhuis";

    static final List<Article> OWN = List.of(
            own("BH-1001", "Espresso Noord, 1 kg", "Coffee", "17.90", "10.20"),
            own("BH-1002", "Filter Haven, 1 kg", "Coffee", "14.50", "8.60"),
            own("BH-1003", "Decaf Avond, 1 kg", "Coffee", "19.20", "11.40"),
            own("BH-1004", "Single origin Sidamo, 1 kg", "Coffee", "27.50", "14.80"),
            own("BH-2001", "English breakfast, 100 bags", "Tea", "11.80", "5.10"),
            own("BH-2002", "Fresh mint, 60 pyramids", "Tea", "13.40", "5.90"),
            own("BH-3001", "Syrup vanilla, 1 l", "Syrups", "8.90", "3.70"),
            own("BH-3002", "Syrup hazelnut, 1 l", "Syrups", "8.90", "3.70"),
            own("BH-4001", "Paper cups 240 ml, 1,000", "Cups", "58.00", "41.00"),
            own("BH-5001", "Grinder burr set", "Equipment", "96.00", "61.00"));

    static final List<Article> OTHERS = List.of(
            other("KR-71", "Espresso Classico, 1 kg", "Coffee", "Kroonbrand", "16.20"),
            other("KR-74", "Crema beans, 1 kg", "Coffee", "Kroonbrand", "13.90"),
            other("LV-12", "Earl grey, 100 bags", "Tea", "Lindeveld", "10.90"),
            other("MX-05", "Caramel syrup, 1 l", "Syrups", "Mixora", "7.60"),
            other("PK-30", "Paper cups 300 ml, 1,000", "Cups", "Papiko", "61.50"));

    private static Article own(String sku, String description, String category, String price, String cost) {
        return new Article(sku, description, category, BRAND, new BigDecimal(price), new BigDecimal(cost), true);
    }

    private static Article other(String sku, String description, String category, String brand, String price) {
        return new Article(sku, description, category, brand, new BigDecimal(price), null, false);
    }
}
