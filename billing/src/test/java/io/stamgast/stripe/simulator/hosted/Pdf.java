package io.stamgast.stripe.simulator.hosted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A PDF of one page with lines of text. */
final class Pdf {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private Pdf() {
    }

    static byte[] of(List<String> lines) {
        return new Pdf().write(lines);
    }

    private byte[] write(List<String> lines) {
        text("%PDF-1.4\n");
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>");
        var content = content(lines);
        object("<< /Length " + content.getBytes(WINDOWS).length + " >>\nstream\n" + content + "\nendstream");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var table = out.size();
        text("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> text(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        text("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static String content(List<String> lines) {
        var content = new StringBuilder("BT /F1 11 Tf 16 TL 56 780 Td");
        lines.forEach(line -> content.append("\n(").append(line.replace("\\", "\\\\").replace("(", "\\(")
                .replace(")", "\\)")).append(") Tj T*"));
        return content.append("\nET").toString();
    }

    private void object(String body) {
        places.add(out.size());
        text(places.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(text.startsWith("%PDF") ? StandardCharsets.US_ASCII : WINDOWS));
    }
}
