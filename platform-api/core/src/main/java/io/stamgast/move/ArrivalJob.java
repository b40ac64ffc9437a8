package io.stamgast.move;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.job.Rejection;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.move.estate.Estate;
import io.stamgast.move.estate.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a file in: reads and checks all lines, then inserts them in one transaction. */
@ApplicationScoped
class ArrivalJob implements JobKind {

    static final String NAME = "tenant-import";

    private static final int MOST_REJECTED = 1000;
    private static final long LINES_BETWEEN_LOOKS = 20_000;

    /** @param from the alias of the tenant that the file is of */
    record Order(String from, long bytes) {
    }

    /** @param rows how many were taken; null before the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Arrived(Long rows) {
    }

    @Inject
    TenantWork work;
    @Inject
    Estate estate;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> askers() {
        return Set.of(Roles.PROGRAM_ADMIN, Roles.LOYALTY_API);
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    /** Not simply repeated: it may have been cut off just behind its end. */
    @Override
    public String whenInterrupted() {
        return "The server stopped during this import: all of it is there, or nothing. If nothing is, send the file"
                + " again.";
    }

    @Override
    public Object run(JobRun run) {
        return work.raw(connection -> {
            var shapes = Shape.read(connection, estate.carried());
            try (var lines = new Lines(run.upload());
                 var stages = new Stages(connection, shapes.stream().map(Shape::name).toList())) {
                lines.header().requireLike(shapes);
                read(run, lines, stages);
                take(run, connection, shapes, stages);
                return new Arrived(stages.rows());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private void read(JobRun run, Lines lines, Stages stages) throws IOException, SQLException {
        var rejected = new ArrayList<Rejection>();
        var ended = false;
        for (var text = lines.next(); text != null && rejected.size() < MOST_REJECTED; text = lines.next()) {
            try {
                ended = read(Line.of(text, lines.header().tables()), text, ended, lines.number(), stages);
            } catch (Line.Refused refused) {
                rejected.add(new Rejection(lines.number(), null, "unreadable-line", refused.getMessage()));
            }
            if (lines.number() % LINES_BETWEEN_LOOKS == 0) {
                run.progress(10, new Arrived(null));
            }
        }
        stages.finish();
        if (!ended && rejected.isEmpty()) {
            rejected.add(new Rejection(lines.number() + 1, null, "unreadable-line", "is missing: the file is cut off"));
        }
        refuse(run, rejected);
    }

    private static boolean read(Line line, String text, boolean ended, long number, Stages stages)
            throws Line.Refused, SQLException {
        if (ended) {
            throw new Line.Refused("stands behind the last line");
        }
        if (line.table() == null) {
            if (line.rows() != stages.rows()) {
                throw new Line.Refused("counts " + line.rows() + " rows, but there are " + stages.rows());
            }
            return true;
        }
        stages.add(line.table(), number, text);
        return false;
    }

    private static void take(JobRun run, Connection connection, List<Shape> shapes, Stages stages)
            throws SQLException {
        try {
            new Arrival(connection, run.tenantId(), shapes).take(stages,
                    tables -> run.progress(10 + 85 * tables / shapes.size(), new Arrived(null)));
            connection.commit();
        } catch (Arrival.RowRefused refused) {
            connection.rollback();
            refuse(run, List.of(new Rejection(refused.line(), refused.table(), refused.reason(),
                    refused.getMessage())));
        }
    }

    private static void refuse(JobRun run, List<Rejection> rejected) {
        if (!rejected.isEmpty()) {
            run.reject(rejected);
            var first = rejected.get(0);
            throw DomainException.ruleBroken("rows-refused", "Nothing was taken: line " + first.row() + " "
                    + (first.field() == null ? first.detail() : "of " + first.field() + ": " + first.detail())
                    + (rejected.size() > 1 ? " (and " + (rejected.size() - 1) + " more lines)" : "") + ".");
        }
    }
}
