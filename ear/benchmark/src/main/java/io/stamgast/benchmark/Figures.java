package io.stamgast.benchmark;

import io.stamgast.kernel.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, what is asked, and whether it is kept; a table for people, JSON for machines. */
final class Figures {

    /**
     * @param asked the bound, in words
     * @param kept whether the measured value keeps it
     */
    record Figure(String what, String measured, String asked, boolean kept) {
    }

    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Object> raw = new LinkedHashMap<>();

    /** @param out where each figure is said as soon as it's known, and the table at the end */
    Figures(PrintStream out) {
        this.out = out;
    }

    void add(String what, String measured, String asked, boolean kept) {
        figures.add(new Figure(what, measured, asked, kept));
        out.println(what + ": " + measured);
    }

    /** Numbers behind a figure, for the JSON. */
    void keep(String name, Object numbers) {
        raw.put(name, numbers);
    }

    void print() {
        out.println();
        out.println("| what | measured | asked | kept |");
        out.println("|---|---|---|---|");
        figures.forEach(figure -> out.println("| " + figure.what() + " | " + figure.measured() + " | "
                + figure.asked() + " | " + (figure.kept() ? "yes" : "**no**") + " |"));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, Json.write(Map.of("figures", figures, "raw", raw)));
    }
}
