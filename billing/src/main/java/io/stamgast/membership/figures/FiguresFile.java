package io.stamgast.membership.figures;

import io.stamgast.membership.figures.Figures.MonthFigures;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Figures as a file: UTF-8, RFC 4180, with a header row; a row for each plan, policy and currency's total. */
final class FiguresFile {

    private static final String[] MEMBERSHIPS = {"mrr", "atBegin", "began", "atEnd", "trialsStarted",
        "trialsConverted", "voluntaryChurn", "involuntaryChurn", "trialsEnded", "termsOver", "churnRate"};
    private static final String[] RECOVERY = {"opened", "recovered", "lost", "recoveryRate", "recoveredAmount",
        "meanDaysToRecover"};

    private record Row(String kind, UUID id, String name, String currency) {
    }

    private final CSVPrinter printer;

    private FiguresFile(OutputStream out) throws IOException {
        printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
    }

    static StreamingOutput of(Figures figures) {
        return out -> new FiguresFile(out).write(figures);
    }

    private void write(Figures figures) throws IOException {
        cells("month", "complete", "row", "id", "name", "currency");
        cells((Object[]) MEMBERSHIPS);
        cells((Object[]) RECOVERY);
        printer.println();
        for (var month : figures.months()) {
            for (var of : month.plans()) {
                write(month, new Row("PLAN", of.plan(), of.code(), of.currency()), of.memberships(), of.recovery());
            }
            for (var of : month.policies()) {
                write(month, new Row("POLICY", of.policy(), of.name(), of.currency()), null, of.recovery());
            }
            for (var of : month.totals()) {
                write(month, new Row("TOTAL", null, null, of.currency()), of.memberships(), of.recovery());
            }
        }
        printer.flush();
    }

    private void write(MonthFigures month, Row row, MembershipFigures memberships, RecoveryFigures recovery)
            throws IOException {
        cells(month.month(), month.complete(), row.kind, row.id, row.name, row.currency);
        write(memberships);
        write(recovery);
        printer.println();
    }

    private void write(MembershipFigures of) throws IOException {
        if (of == null) {
            cells(new Object[MEMBERSHIPS.length]);
            return;
        }
        cells(plain(of.mrr()), of.atBegin(), of.began(), of.atEnd(), of.trialsStarted(), of.trialsConverted(),
                of.voluntaryChurn(), of.involuntaryChurn(), of.trialsEnded(), of.termsOver(), plain(of.churnRate()));
    }

    private void write(RecoveryFigures of) throws IOException {
        if (of == null) {
            cells(new Object[RECOVERY.length]);
            return;
        }
        cells(of.opened(), of.recovered(), of.lost(), plain(of.recoveryRate()), plain(of.recoveredAmount()),
                plain(of.meanDaysToRecover()));
    }

    private void cells(Object... values) throws IOException {
        for (var value : values) {
            printer.print(value);
        }
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
