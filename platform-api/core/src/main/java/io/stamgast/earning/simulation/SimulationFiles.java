package io.stamgast.earning.simulation;

import io.stamgast.earning.simulation.engine.SimulationResult;
import io.stamgast.earning.simulation.engine.SimulationResult.Part;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Results as files: UTF-8, RFC 4180, with a header row. */
final class SimulationFiles {

    private static final int ROWS_PER_READ = 5_000;
    private static final CSVFormat ACCOUNTS = CSVFormat.RFC4180.builder()
            .setHeader("externalId", "name", "simulated", "posted", "difference").get();
    private static final CSVFormat RESULT = CSVFormat.RFC4180.builder()
            .setHeader("figure", "name", "period", "from", "accounts", "value").get();

    private SimulationFiles() {
    }

    /** One row per account; holds a few thousand at a time in memory. */
    static StreamingOutput accounts(Simulations simulations, UUID job) {
        return out -> writeAccounts(simulations, job, out);
    }

    private static void writeAccounts(Simulations simulations, UUID job, OutputStream out) throws IOException {
        var printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), ACCOUNTS);
        var rows = simulations.accounts(job, null, ROWS_PER_READ);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                printer.printRecord(row.externalId(), row.name(), row.simulated(), row.posted(), row.difference());
            }
            rows = simulations.accounts(job, rows.get(rows.size() - 1).account(), ROWS_PER_READ);
        }
        printer.flush();
    }

    /** One row per figure; of an account that gains or loses, its external id and its difference. */
    static StreamingOutput result(SimulationResult result) {
        return out -> writeResult(result, out);
    }

    private static void writeResult(SimulationResult result, OutputStream out) throws IOException {
        var printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), RESULT);
        printer.printRecord("purchases", null, null, null, null, result.purchases());
        printer.printRecord("points", null, null, null, result.accounts(), result.points());
        printer.printRecord("posted", null, null, null, null, result.posted());
        printer.printRecord("difference", null, null, null, null, result.difference());
        printer.printRecord("liabilityDifference", result.currency(), null, null, null,
                result.liabilityDifference().toPlainString());
        write(printer, "pointsByRule", result.pointsByRule());
        write(printer, "pointsByMonth", result.pointsByMonth());
        write(printer, "pointsByCategory", result.pointsByCategory());
        write(printer, "pointsByTier", result.pointsByTier());
        for (var band : result.bands()) {
            printer.printRecord("band", band.rule(), band.period(),
                    band.from() == null ? null : band.from().toPlainString(), band.accounts(), band.points());
        }
        for (var change : result.gains()) {
            printer.printRecord("gain", change.externalId(), null, null, null, change.difference());
        }
        for (var change : result.losses()) {
            printer.printRecord("loss", change.externalId(), null, null, null, change.difference());
        }
        printer.flush();
    }

    private static void write(CSVPrinter printer, String figure, List<Part> parts) throws IOException {
        for (var part : parts) {
            printer.printRecord(figure, part.name(), null, null, null, part.points());
        }
    }
}
