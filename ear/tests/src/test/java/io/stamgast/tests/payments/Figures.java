package io.stamgast.tests.payments;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** How a club's memberships did from a month until now, in its only currency, as data and as a file. */
final class Figures {

    private final List<JsonNode> totals;
    private final List<String[]> file;

    Figures(Club club, YearMonth from) {
        var months = "/membership-figures?from=" + from + "&to=" + YearMonth.from(club.now().atZone(ZoneOffset.UTC));
        totals = Club.all(club.get(months).get("months")).stream().flatMap(month -> Club.all(month.get("totals"))
                .stream()).toList();
        file = club.api().with("Accept", "text/csv").get(months).expect(200).text().lines()
                .map(line -> line.split(",", -1)).toList();
    }

    /** Of each month in which there was anything. */
    List<JsonNode> totals() {
        return totals;
    }

    JsonNode last() {
        return totals.get(totals.size() - 1);
    }

    /** Of all months. */
    double sum(String group, String name) {
        return totals.stream().mapToDouble(month -> month.get(group).get(name).asDouble()).sum();
    }

    /** The same, of the file's rows of totals. */
    double sumOfFile(String name) {
        var column = List.of(file.get(0)).indexOf(name);
        return file.stream().filter(row -> row[2].equals("TOTAL")).mapToDouble(row -> Double.parseDouble(row[column]))
                .sum();
    }
}
