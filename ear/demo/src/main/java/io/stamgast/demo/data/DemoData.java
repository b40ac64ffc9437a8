package io.stamgast.demo.data;

import io.stamgast.demo.data.Customer.WalletKnowledge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the demo tenant has, as bodies for the API. Covers the twelve whole months before today's and the days
 * of this month so far.
 */
public final class DemoData {

    /** @param externalId the tenant's own number for it */
    public record Distributor(String externalId, String name) {
    }

    /** @param aliases the distributors' numbers for the account, by the distributor's external id */
    public record Account(String externalId, String name, Map<String, String> aliases) {
    }

    public static final String CURRENCY = "EUR";
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    public static final List<Distributor> DISTRIBUTORS = List.of(
            new Distributor("NZH", "Noordzee Horeca"), new Distributor("RMG", "Rijnmond Groothandel"),
            new Distributor("ISG", "Isar Gastro"), new Distributor("WSB", "Weser Bedarf"),
            new Distributor("SCH", "Schelde Foodservice"));

    private static final int HISTORY_MONTHS = 12;

    private final LocalDate today;
    private final YearMonth first;
    private final List<Customer> customers;
    private final List<List<Map<String, Object>>> invoices;

    public DemoData(LocalDate today) {
        this.today = today;
        first = YearMonth.from(today).minusMonths(HISTORY_MONTHS);
        customers = new Customers(first).make();
        invoices = customers.stream().map(customer -> new Invoices(customer, ZONE, today).make(first)).toList();
    }

    /** The first month that has purchases; rules take effect at its beginning. */
    public YearMonth firstMonth() {
        return first;
    }

    public List<Account> accounts() {
        return customers.stream().map(customer -> {
            var aliases = new LinkedHashMap<String, String>();
            aliases.put(DISTRIBUTORS.get(customer.mainDistributor()).externalId(), "D" + customer.externalId());
            aliases.put(DISTRIBUTORS.get(customer.secondDistributor()).externalId(), "D" + customer.externalId());
            return new Account(customer.externalId(), customer.name(), aliases);
        }).toList();
    }

    /** Bodies of {@code POST /purchases}; each account's in order of time, an original before its return. */
    public List<Map<String, Object>> purchases() {
        return invoices.stream().flatMap(List::stream).toList();
    }

    /**
     * Bodies of {@code POST /wallet-observations}: a figure for each quarter where no distributor reports, and for the
     * first account, whose buyer people log in as: on the first days of a quarter nobody has reported.
     */
    public List<Map<String, Object>> walletObservations() {
        var observations = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < customers.size(); index++) {
            var customer = customers.get(index);
            if (index == 0 || customer.wallet() == WalletKnowledge.DECLARED
                    || customer.wallet() == WalletKnowledge.ESTIMATED) {
                observe(observations, customer, invoices.get(index));
            }
        }
        return observations;
    }

    /** Of the quarter that runs, it is expected that it will be no less than the one before. */
    private void observe(List<Map<String, Object>> observations, Customer customer,
                         List<Map<String, Object>> ofCustomer) {
        var thisQuarter = quarterOf(YearMonth.from(today));
        var before = BigDecimal.ZERO;
        for (var quarter = quarterOf(first.plusMonths(2)); !quarter.isAfter(thisQuarter);
                quarter = quarter.plusMonths(3)) {
            var spent = spent(ofCustomer, quarter);
            var own = quarter.equals(thisQuarter) ? spent.max(before) : spent;
            if (own.signum() > 0) {
                var wallet = own.divide(BigDecimal.valueOf(customer.loyalty()), 0, RoundingMode.HALF_UP);
                observations.add(observation(customer, quarter, wallet));
            }
            before = spent;
        }
    }

    /** Its first month. */
    private static YearMonth quarterOf(YearMonth month) {
        return month.minusMonths((month.getMonthValue() - 1) % 3);
    }

    private Map<String, Object> observation(Customer customer, YearMonth quarter, BigDecimal wallet) {
        var observation = new LinkedHashMap<String, Object>();
        observation.put("account", "ext:" + customer.externalId());
        observation.put("scope", "ALL");
        observation.put("period", quarter.getYear() + "-Q" + (quarter.getMonthValue() + 2) / 3);
        observation.put("amount", wallet.setScale(2).toPlainString());
        observation.put("source", customer.wallet() == WalletKnowledge.ESTIMATED ? "ESTIMATED" : "DECLARED");
        var seen = quarter.plusMonths(2).atEndOfMonth();
        observation.put("observedOn", (seen.isAfter(today) ? today : seen).toString());
        return observation;
    }

    private static BigDecimal spent(List<Map<String, Object>> ofCustomer, YearMonth quarter) {
        var total = BigDecimal.ZERO;
        for (var invoice : ofCustomer) {
            var month = YearMonth.parse(((String) invoice.get("occurredAt")).substring(0, 7));
            if (!month.isBefore(quarter) && month.isBefore(quarter.plusMonths(3))) {
                for (var line : (List<?>) invoice.get("lines")) {
                    total = total.add(new BigDecimal((String) ((Map<?, ?>) line).get("netAmount")));
                }
            }
        }
        return total;
    }
}
