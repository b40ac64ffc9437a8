package io.stamgast.earning.posting;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.ledger.LedgerStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/** The second round trip of a posting: one statement that writes all of it, made of the parts that have rows. */
final class PostingWrite {

    private static final String OUTBOX = """
            events as (
                insert into app.outbox as event (tenant_id, id, type, subject_id, account_id, payload, occurred_at)
                select ?::int, r.id, r.type, r.subject, r.account, r.payload::jsonb, r.occurred
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
                    as r (id, type, subject, account, payload, occurred)
                returning event.id)""";
    private static final String KEY = """
            answer as (
                insert into app.idempotency_key as kept (tenant_id, client, route, key, request_hash, status,
                    location, body, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning kept.status)""";
    private static final List<WritePart> PARTS = Stream.of(PurchaseParts.ALL, JudgingParts.ALL, List.of(
            new WritePart(OUTBOX, content -> !content.rows().events().isEmpty(), PostingWrite::events),
            new WritePart(KEY, content -> content.answer() != null, PostingWrite::answer),
            // the last, because it counts its parameters itself
            new WritePart(LedgerStatement.CTES, content -> !content.books().isEmpty(), PostingWrite::books)))
            .flatMap(List::stream).toList();
    /** The text for each set of parts, by its bits: the driver finds a statement again by its text. */
    private static final AtomicReferenceArray<String> TEXTS = new AtomicReferenceArray<>(1 << PARTS.size());

    private PostingWrite() {
    }

    static void run(Connection connection, int tenant, PostingContent content) throws SQLException {
        var present = 0;
        for (var i = 0; i < PARTS.size(); i++) {
            present |= PARTS.get(i).present().test(content) ? 1 << i : 0;
        }
        if (present == 0) {
            return;
        }
        try (var write = connection.prepareStatement(text(present))) {
            var to = new Parameters(connection, write, tenant);
            for (var i = 0; i < PARTS.size(); i++) {
                if ((present & 1 << i) != 0) {
                    PARTS.get(i).binding().bind(to, content);
                }
            }
            write.execute();
        }
    }

    private static String text(int present) {
        var text = TEXTS.get(present);
        if (text == null) {
            var parts = new StringBuilder("with ");
            for (var i = 0; i < PARTS.size(); i++) {
                if ((present & 1 << i) != 0) {
                    parts.append(parts.length() > 5 ? ",\n" : "").append(PARTS.get(i).text());
                }
            }
            text = parts.append("\nselect 1").toString();
            TEXTS.set(present, text);
        }
        return text;
    }

    private static void events(Parameters to, PostingContent content) throws SQLException {
        var rows = content.rows().events();
        to.tenant();
        to.column("uuid", rows, event -> Ids.next());
        to.column("text", rows, DomainEvent::eventType);
        to.column("uuid", rows, DomainEvent::subjectId);
        to.column("uuid", rows, DomainEvent::accountId);
        to.column("text", rows, Json::write);
        to.column("timestamptz", rows, DomainEvent::occurredAt);
    }

    private static void answer(Parameters to, PostingContent content) throws SQLException {
        to.tenant();
        to.text(content.key().client());
        to.text(content.key().route());
        to.text(content.key().key());
        to.bytes(content.answer().requestHash());
        to.number(content.answer().status());
        to.text(content.answer().location());
        to.bytes(content.answer().body());
        to.time(content.now());
    }

    private static void books(Parameters to, PostingContent content) throws SQLException {
        LedgerStatement.bind(to.statement(), to.next(), to.tenantId(), content.books());
    }
}
