package io.stamgast.benchmark;

import io.stamgast.benchmark.load.Wire;
import io.stamgast.kernel.Json;
import io.stamgast.tests.platform.RealFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** The real invoice file, from the upload's first byte to the job's end. */
final class FileImport {

    private static final int LINES = 209_029;
    private static final String BOUNDARY = "stamgast-benchmark";

    private final Subject subject;
    private final Figures figures;

    FileImport(Subject subject, Figures figures) {
        this.subject = subject;
        this.figures = figures;
    }

    void run(Path file) throws Exception {
        if (!Files.exists(file)) {
            figures.add("import of the real file", "not measured: " + file + " is not there", "≥ 8,000 lines/s",
                    false);
            return;
        }
        var rates = new double[3];
        for (var run = 0; run < rates.length; run++) {
            rates[run] = importOnce(file);
        }
        var rate = Pairs.median(rates);
        figures.keep("import", rates);
        figures.add("import of the real file (209,029 lines), first row to last point",
                String.format(Locale.ROOT, "%,.0f lines/s", rate), "≥ 8,000 lines/s", rate >= 8_000);
    }

    private double importOnce(Path file) throws Exception {
        var tenant = Scene.withRules(subject);
        var began = System.nanoTime();
        try (var wire = new Wire(subject.api())) {
            var path = subject.api().getPath();
            var accepted = wire.send("POST", path + "/imports", tenant.api().token(),
                    "multipart/form-data; boundary=" + BOUNDARY, body(file));
            if (accepted.status() != 202) {
                throw new IllegalStateException("the import was refused: " + accepted.text());
            }
            var id = Json.MAPPER.readTree(accepted.body()).get("id").asText();
            await(wire, path + "/imports/" + id, tenant.api().token());
        }
        return LINES / ((System.nanoTime() - began) / 1e9);
    }

    private static void await(Wire wire, String address, String token) throws Exception {
        while (true) {
            var job = Json.MAPPER.readTree(wire.get(address, token).body());
            var state = job.get("state").asText();
            if (state.equals("DONE")) {
                return;
            }
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                throw new IllegalStateException("the import ended as " + job);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static byte[] body(Path file) throws IOException {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + RealFile.mapping("EUR") + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"invoices.csv.gz\"\r\n"
                + "Content-Type: text/csv\r\n\r\n";
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(Files.readAllBytes(file));
        out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
