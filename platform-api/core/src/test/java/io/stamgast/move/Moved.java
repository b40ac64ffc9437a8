package io.stamgast.move;

import io.stamgast.job.Job;
import io.stamgast.job.Outside;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.move.estate.CoreTables;
import io.stamgast.move.estate.Estate;
import io.stamgast.testing.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** Both jobs of this feature, run at once and without a container, for the core's tables. */
final class Moved {

    static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    static final Estate ESTATE = new Estate(List.of(new CoreTables()));

    private Moved() {
    }

    /** The lines of the tenant's export, from the header on. */
    static List<String> out(int tenant) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(file(tenant))).readAllBytes(),
                StandardCharsets.UTF_8).lines().toList();
    }

    static byte[] file(int tenant) throws IOException {
        var current = new CurrentTenant();
        current.set(tenant, "source");
        var kind = new ExportJob();
        kind.work = Database.work();
        kind.tenant = current;
        kind.estate = ESTATE;
        kind.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var job = new Outside().run(tenant, kind, Map.of(), InputStream.nullInputStream());
        if (job.state() != Job.State.DONE) {
            throw new AssertionError(job);
        }
        var file = new ByteArrayOutputStream();
        new ExportFile(Database.work(), tenant, job.id()).writeTo(file);
        return file.toByteArray();
    }

    static Job in(int tenant, List<String> lines) {
        return in(tenant, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Job in(int tenant, byte[] file) {
        var kind = new ArrivalJob();
        kind.work = Database.work();
        kind.estate = ESTATE;
        return new Outside().run(tenant, kind, new ArrivalJob.Order("source", file.length),
                new ByteArrayInputStream(file));
    }

    /** What was told of the first line that was refused: its number, table, reason. */
    static String rejection(int tenant, UUID job) {
        var first = Outside.rejections(tenant, job).get(0);
        return first.row() + " " + first.field() + " " + first.reason();
    }
}
