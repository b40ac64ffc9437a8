package io.stamgast.demo.data;

import io.stamgast.demo.data.Customer.WalletKnowledge;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the demo tenant's customers: a long tail of sizes, five kinds of business, a few that join late or leave. */
final class Customers {

    static final int COUNT = 240;
    private static final int REPORTING_DISTRIBUTORS = 3;
    private static final List<String> TOWNS = List.of("Amsterdam", "Utrecht", "Groningen", "Zwolle", "Breda",
            "Maastricht", "Köln", "Münster", "Bremen", "Antwerpen", "Gent", "Rotterdam");

    private final Random random = new Random(20_261_122);
    private final YearMonth first;

    Customers(YearMonth first) {
        this.first = first;
    }

    List<Customer> make() {
        var customers = new ArrayList<Customer>();
        for (var number = 0; number < COUNT; number++) {
            customers.add(customer(number));
        }
        return customers;
    }

    private Customer customer(int number) {
        var branch = Branch.values()[random.nextInt(Branch.values().length)];
        var name = branch.name(random.nextInt(100)) + " " + TOWNS.get(number % TOWNS.size())
                + (number < TOWNS.size() * 5 ? "" : " " + (number / TOWNS.size() - 3));
        var main = random.nextInt(DemoData.DISTRIBUTORS.size());
        var second = random.nextInt(4) == 0 ? (main + 1) % DemoData.DISTRIBUTORS.size() : main;
        var size = branch.size() * Math.exp(random.nextGaussian() * 0.7);
        var joined = random.nextInt(6) == 0 ? first.plusMonths(1 + random.nextInt(8)) : first;
        var left = random.nextInt(8) == 0 ? joined.plusMonths(4 + random.nextInt(8)) : null;
        return new Customer("K%05d".formatted(10_001 + number), name, branch, main, second,
                Math.min(6, 0.8 + size), 25 + 60 * size,
                Math.min(0.95, Math.max(0.03, random.nextGaussian() * 0.2 + 0.3)),
                1 + random.nextGaussian() * 0.02, joined, left, knowledge(main));
    }

    private WalletKnowledge knowledge(int distributor) {
        if (distributor < REPORTING_DISTRIBUTORS) {
            return WalletKnowledge.REPORTED;
        }
        return switch (random.nextInt(5)) {
            case 0 -> WalletKnowledge.UNKNOWN;
            case 1, 2 -> WalletKnowledge.ESTIMATED;
            default -> WalletKnowledge.DECLARED;
        };
    }
}
