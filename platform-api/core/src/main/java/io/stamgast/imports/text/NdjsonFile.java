package io.stamgast.imports.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file with a JSON object on each line, in UTF-8: the cells are those of its members that are asked for, empty where
 * they are absent or null. Other members are passed over.
 */
public final class NdjsonFile implements TextFile {

    private static final Optional<String> NOTHING = Optional.of("");

    private final List<String> header;
    private final JsonLines lines;
    private Map<String, Optional<String>> first;

    /** @param members which are the cells, in this order */
    public NdjsonFile(InputStream upload, Collection<String> members) {
        header = members.stream().distinct().toList();
        lines = new JsonLines(upload);
        first = lines.next();
        if (first == null) {
            throw Plain.empty();
        }
    }

    /** What could be cells: the members of the first rows that are neither objects nor lists, in their order. */
    public static List<String> members(InputStream upload, int rows) throws IOException {
        var names = new LinkedHashSet<String>();
        try (var lines = new JsonLines(upload)) {
            for (var row = lines.next(); row != null && lines.number() <= rows; row = lines.next()) {
                row.forEach((name, value) -> value.ifPresent(text -> names.add(name)));
            }
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public List<String> next() {
        var row = first == null ? lines.next() : first;
        first = null;
        return row == null ? null : cells(row);
    }

    private List<String> cells(Map<String, Optional<String>> row) {
        var cells = new ArrayList<String>(header.size());
        for (var name : header) {
            cells.add(row.getOrDefault(name, NOTHING).orElse(null));
        }
        return cells;
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public long position() {
        return lines.position();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
