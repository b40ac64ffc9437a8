package io.stamgast.stripe.simulator.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.stamgast.stripe.simulator.wire.Doc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The state in a file: one line a change, with all the objects that it touched, so that half a change is never read.
 * At each start the file is written anew without what was overwritten since.
 */
final class Journal implements AutoCloseable {

    private record Changed(Account account, String object, String id) {
    }

    private final Set<Changed> changed = new LinkedHashSet<>();
    private final Writer out;

    private Journal(Writer out) {
        this.out = out;
    }

    static Journal open(Path directory, World world) {
        var file = directory.resolve("stripe-simulator.jsonl");
        try {
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                try (var lines = Files.lines(file)) {
                    lines.forEach(line -> read(line, world));
                }
            }
            var fresh = directory.resolve("stripe-simulator.new");
            try (var writer = Files.newBufferedWriter(fresh)) {
                writeAll(world, writer);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Journal(Files.newBufferedWriter(file, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void read(String line, World world) {
        JsonArray changes;
        try {
            changes = JsonParser.parseString(line).getAsJsonArray();
        } catch (JsonSyntaxException | IllegalStateException e) {
            return; // the process ended while it wrote its last line
        }
        for (var element : changes) {
            var change = new Doc(element.getAsJsonObject());
            var account = world.open(change.text("account"));
            var object = change.text("of");
            var doc = change.doc("doc");
            if (doc == null) {
                account.table(object).remove(change.text("id"));
            } else if (object.equals("event")) {
                account.keep(new StoredEvent(doc.id(), doc.text("type"), doc.number("created"),
                        change.number("kept"), doc.toString().getBytes(StandardCharsets.UTF_8)));
            } else {
                account.table(object).put(doc);
            }
        }
    }

    private static void writeAll(World world, Writer writer) throws IOException {
        for (var account : world.accounts()) {
            for (var table : account.tables().entrySet()) {
                for (var doc : table.getValue().all()) {
                    writeAlone(account, table.getKey(), doc.id(), writer);
                }
            }
            for (var event : account.events()) {
                writeAlone(account, "event", event.id(), writer);
            }
        }
    }

    private static void writeAlone(Account account, String object, String id, Writer writer) throws IOException {
        var line = new JsonArray();
        line.add(entry(new Changed(account, object, id)));
        writer.write(line + "\n");
    }

    private static JsonObject entry(Changed changed) {
        var entry = new Doc().set("account", changed.account.id()).set("of", changed.object).set("id", changed.id)
                .set("doc", state(changed));
        var event = changed.object.equals("event") ? changed.account.event(changed.id) : null;
        return (event == null ? entry : entry.set("kept", event.kept())).json();
    }

    private static JsonElement state(Changed changed) {
        if (changed.object.equals("event")) {
            var event = changed.account.event(changed.id);
            return event == null ? JsonNull.INSTANCE : JsonParser.parseString(event.json());
        }
        var doc = changed.account.table(changed.object).get(changed.id);
        return doc == null ? JsonNull.INSTANCE : doc.json();
    }

    void changed(Account account, String object, String id) {
        changed.add(new Changed(account, object, id));
    }

    void commit() {
        if (changed.isEmpty()) {
            return;
        }
        var line = new JsonArray();
        changed.forEach(one -> line.add(entry(one)));
        changed.clear();
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("journal", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("journal", e);
        }
    }
}
