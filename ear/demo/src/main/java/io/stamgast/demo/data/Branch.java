package io.stamgast.demo.data;

import java.util.List;

/** What kind of business a customer is: how it is called, how much it buys, and when in the year. */
enum Branch {
    CAFE(List.of("Café De Hoek", "Koffiebar Linde", "Café Zonneschijn", "Espressobar Kade", "Lunchroom Vrijdag",
            "Café 't Anker"), 1.0, new double[] {0.9, 0.9, 1, 1.05, 1.1, 1.1, 1.1, 1.05, 1, 1, 0.95, 1.05}),
    RESTAURANT(List.of("Restaurant Oude Haven", "Brasserie Molenwiek", "Eethuis De Brug", "Bistro Kastanje",
            "Restaurant Veerhuis"), 0.8, new double[] {0.8, 0.9, 0.95, 1, 1.1, 1.05, 1, 1, 1, 1, 1, 1.3}),
    HOTEL(List.of("Hotel Lindenhof", "Hotel Stadspoort", "Pension Duinzicht", "Hotel Am Ufer", "Hotel Kornmarkt"),
            2.6, new double[] {0.6, 0.65, 0.8, 1, 1.2, 1.35, 1.5, 1.5, 1.15, 1, 0.75, 0.8}),
    OFFICE(List.of("Kantoor Zuidas", "Bürohaus Mitte", "Werkplaats Noord", "Coworking De Loods", "Kantoor Rijnkade"),
            1.5, new double[] {1.1, 1.1, 1.1, 1.05, 0.95, 1, 0.7, 0.65, 1.1, 1.15, 1.15, 0.8}),
    BAKERY(List.of("Bakkerij Korenaar", "Bäckerei Sonntag", "Bakkerij De Oven", "Patisserie Zoet", "Bakkerij Vos"),
            0.6, new double[] {0.9, 0.95, 1, 1.05, 1, 0.95, 0.85, 0.85, 1, 1.05, 1.15, 1.4});

    private final List<String> names;
    private final double size;
    private final double[] season;

    Branch(List<String> names, double size, double[] season) {
        this.names = names;
        this.size = size;
        this.season = season;
    }

    String name(int number) {
        return names.get(number % names.size());
    }

    /** Relative to a café. */
    double size() {
        return size;
    }

    /** @param month 1 to 12; 1.0 is the year's average */
    double season(int month) {
        return season[month - 1];
    }
}
