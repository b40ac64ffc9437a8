package io.stamgast.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.job.Job;
import io.stamgast.job.Rejection;
import io.stamgast.testing.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportJobIT {

    private static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

    private final Desk desk = new Desk();

    @Test
    void rowsOfAnInvoiceNeedNotStandTogetherAndItsEarliestTimeCounts() {
        var done = desk.importText(Mappings.retail(), HEADER
                + "1,A,,2,2010-12-01 09:00:00,10.00,100\n"
                + "2,A,,1,2010-12-01 09:00:00,5.00,101\n"
                + "1,B,,1,2010-12-01 08:00:00,30.00,100\n");
        assertEquals(Job.State.DONE, done.state());
        assertEquals(2, done.result().get("purchases"));
        assertEquals(3, done.result().get("accepted"));
        assertEquals(2, done.result().get("accountsEnrolled"));
        assertEquals(5, done.result().get("pointsEarned"));
        assertEquals(1, Database.number(desk.tenant, """
                select count(*) from app.purchase where tenant_id = ? and invoice_number = '1' and total_minor = 5000
                and occurred_at = '2010-12-01T08:00:00Z'""", desk.tenant));
    }

    @Test
    void objectsOnLinesAreImportedLikeRows() {
        var done = desk.importText(Mappings.ndjson(), """
                {"invoiceNumber":"1","sku":"A","quantity":2,"unitPrice":10.00,"occurredAt":"2010-12-01","account":"100"}
                {"invoiceNumber":2,"sku":"A","quantity":"x","unitPrice":5,"occurredAt":"2010-12-01","account":101}
                {"invoiceNumber":3,"sku":"A","quantity":1,"unitPrice":5,"occurredAt":"2010-12-01","account":{"id":1}}

                {"occurredAt":"2010-12-01T08:00:00Z","account":"100","invoiceNumber":"1","sku":"B","quantity":1,
                """.strip() + "\"unitPrice\":3E1,\"description\":null,\"more\":{\"sku\":\"C\"}}\n");
        assertEquals(Job.State.DONE, done.state());
        assertEquals(Map.of("not-a-number", 1, "not-a-value", 1), done.result().get("rejections"));
        assertEquals(List.of(new Rejection(2, "quantity", "not-a-number", "'x' is not a number"),
                new Rejection(3, "account", "not-a-value", "account is an object or a list")), desk.rejections(done));
        assertEquals(1, Database.number(desk.tenant, """
                select count(*) from app.purchase where tenant_id = ? and invoice_number = '1' and total_minor = 5000
                and occurred_at = '2010-12-01T00:00:00Z'""", desk.tenant));
    }

    @Test
    void anInvoiceWithARejectedRowIsRejectedWhole() {
        var done = desk.importText(Mappings.retail(), HEADER
                + "1,A,,2,2010-12-01 09:00:00,10.00,100\n"
                + "1,B,,two,2010-12-01 09:00:00,10.00,100\n"
                + "2,A,,1,2010-12-01 09:00:00,5.00,101\n");
        assertEquals(Map.of("invoice-incomplete", 1, "not-a-number", 1), done.result().get("rejections"));
        assertEquals(1, done.result().get("purchases"));
        assertEquals(1, Database.number(desk.tenant, """
                select count(*) from app.outbox where tenant_id = ? and type = 'import.finished' and subject_id = ?
                    and payload @> '{"rows": 3, "rejected": 2, "purchases": 1, "dryRun": false}'""", desk.tenant,
                done.id()));
        assertEquals(List.of(
                new Rejection(1, null, "invoice-incomplete", "another row of the invoice is rejected"),
                new Rejection(2, "quantity", "not-a-number", "'two' is not a number")), desk.rejections(done));
    }

    @Test
    void rowsWithoutAnAccountAreRejectedByThemselves() {
        var done = desk.importText(Mappings.retail(), HEADER
                + "1,A,,2,2010-12-01 09:00:00,10.00,100\n"
                + "1,B,,2,2010-12-01 09:00:00,10.00,\n");
        assertEquals(Map.of("account-missing", 1), done.result().get("rejections"));
        assertEquals(1, done.result().get("accepted"));
        assertEquals(1, desk.count("purchase_line"));
    }

    @Test
    void anInvoiceOfSeveralAccountsIsRejected() {
        var done = desk.importText(Mappings.retail(), HEADER
                + "1,A,,2,2010-12-01 09:00:00,10.00,100\n"
                + "1,B,,2,2010-12-01 09:00:00,10.00,101\n");
        assertEquals(Map.of("account-differs", 2), done.result().get("rejections"));
        assertEquals(0, desk.count("purchase"));
    }

    @Test
    void whatPostingRefusesIsRejectedWithItsCode() {
        var text = HEADER + "1,A,,2,2010-12-01 09:00:00,10.00,100\n";
        desk.importText(Mappings.retail(), text);
        var done = desk.importText(Mappings.retail(), text.replace("10.00", "11.00"));
        assertEquals(Map.of("purchase-differs", 1), done.result().get("rejections"));
        assertEquals(0, done.result().get("accepted"));
    }

    @Test
    void aReturnTakesBackAndIsCountedPositively() {
        var done = desk.importText(Mappings.retail(), HEADER
                + "1,A,,2,2010-12-01 09:00:00,50.00,100\n"
                + "C2,A,,-1,2010-12-02 09:00:00,50.00,100\n");
        assertEquals(1, done.result().get("returns"));
        assertEquals(10, done.result().get("pointsEarned"));
        assertEquals(5, done.result().get("pointsTakenBack"));
        assertTrue(desk.ledgerIsClean());
    }

    @Test
    void aDryRunCountsAndRejectsAndPostsNothing() {
        var done = desk.dryRun(HEADER
                + "1,A,,2,2010-12-01 09:00:00,50.00,100\n"
                + "C2,A,,-1,2010-12-02 09:00:00,50.00,100\n"
                + "3,A,,-1,1970-12-02 09:00:00,50.00,100\n");
        assertEquals(1, done.result().get("purchases"));
        assertEquals(1, done.result().get("returns"));
        assertEquals(Map.of("date-too-early", 1), done.result().get("rejections"));
        assertEquals(1, done.result().get("accountsEnrolled"));
        assertEquals(0, desk.count("purchase"));
        assertEquals(0, desk.count("account"));
        assertEquals(0, desk.count("balance"));
    }

    @Test
    void aDryRunSaysWhatTheImportAfterItDoes() {
        desk.importText(Mappings.retail(), HEADER
                + "1,A,,2,2010-12-01 09:00:00,50.00,100\n"
                + "2,A,,2,2010-12-01 09:00:00,50.00,100\n");
        var text = HEADER
                + "1,A,,2,2010-12-01 09:00:00,50.00,100\n"
                + "2,A,,2,2010-12-01 09:00:00,50.01,100\n"
                + "3,A,,2,2010-12-02 09:00:00,50.00,101\n"
                + "4,A,,2,2010-12-02 09:00:00,50.00,101\n";

        var dry = desk.dryRun(text);
        var real = desk.importText(Mappings.retail(), text);

        assertEquals(Map.of("purchase-differs", 1), dry.result().get("rejections"));
        assertEquals(withoutPoints(real), withoutPoints(dry));
        assertEquals(desk.rejections(real), desk.rejections(dry));
    }

    private static Map<String, Object> withoutPoints(Job job) {
        var counts = new HashMap<>(job.result());
        counts.keySet().removeAll(Set.of("pointsEarned", "pointsTakenBack"));
        return counts;
    }

    @Test
    void aFileThatBreaksOffPostsNothingAndSaysWhere() {
        var failed = desk.importText(Mappings.retail(), HEADER
                + "1,A,,2,2010-12-01 09:00:00,50.00,100\n"
                + "2,\"A,,2,2010-12-01 09:00:00,50.00,100\n");
        assertEquals(Job.State.FAILED, failed.state());
        assertEquals("Row 2: a quote that is opened here is never closed.", failed.error());
        assertEquals(0, desk.count("purchase"));
    }

    @Test
    void everyCharacterSurvivesTheStaging() {
        desk.importText(Mappings.retail(), HEADER
                + "1,A,\"tab\there, back\\slash \\N, line\nbreak, \u00e9 \ud83d\ude00\","
                + "2,2010-12-01 09:00:00,50.00,100\n");
        assertEquals(1, Database.number(desk.tenant,
                "select count(*) from app.purchase_line where tenant_id = ? and description = ?", desk.tenant,
                "tab\there, back\\slash \\N, line\nbreak, \u00e9 \ud83d\ude00"));
    }

    @Test
    void theConnectionGoesBackToThePoolAsItCame() {
        desk.importText(Mappings.retail(), HEADER);
        Database.work().raw(connection -> {
            try (var staging = new Staging(connection)) {
                staging.sort();
            }
            try (var staging = new Staging(connection)) {
                staging.sort();
                assertEquals(List.of(), staging.fetch());
            }
            return null;
        });
    }

    @Test
    void anotherTenantSeesNothingOfAnImport() {
        desk.importText(Mappings.retail(), HEADER + "1,A,,2,2010-12-01 09:00:00,50.00,100\n");
        var other = new Desk();
        assertEquals(0, other.count("purchase"));
        assertEquals(0, other.count("job"));
        assertEquals(0, Database.number(other.tenant, "select count(*) from app.purchase"));
    }
}
