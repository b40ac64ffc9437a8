package io.stamgast.stripe.simulator.page;

import io.stamgast.stripe.simulator.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** What all pages look like. */
public final class Layout {

    private static final String STYLE = style();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'",
            Locale.ENGLISH);

    private Layout() {
    }

    private static String style() {
        try (var file = Layout.class.getResourceAsStream("style.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param content HTML */
    public static Reply page(int status, String title, String content) {
        return Reply.html(status, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="icon" href="data:,">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <header class="banner">Test payments: no money moves.</header>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(text(title), STYLE, text(title), content));
    }

    public static Reply page(String title, String content) {
        return page(200, title, content);
    }

    public static String notice(String message) {
        return "<p class=\"notice\" role=\"alert\">" + text(message) + "</p>";
    }

    /** A form of hidden values and one button. */
    public static String button(String action, String label, String kind, String... namesAndValues) {
        return "<form method=\"post\" action=\"" + text(action) + "\">" + hidden(namesAndValues)
                + "<button class=\"" + kind + "\">" + text(label) + "</button></form>";
    }

    public static String hidden(String... namesAndValues) {
        var fields = new StringBuilder();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.append("<input type=\"hidden\" name=\"").append(text(namesAndValues[i])).append("\" value=\"")
                    .append(text(namesAndValues[i + 1])).append("\">");
        }
        return fields.toString();
    }

    public static String link(String address, String label) {
        return "<a href=\"" + text(address) + "\">" + text(label) + "</a>";
    }

    /** A state as a small label, coloured by whether it is well. */
    public static String state(String state) {
        var mood = switch (state) {
            case "active", "paid", "succeeded", "complete", "trialing" -> "well";
            case "past_due", "unpaid", "incomplete", "open", "paused", "requires_action" -> "warn";
            default -> "calm";
        };
        return "<span class=\"state " + mood + "\">" + text(state.replace('_', ' ')) + "</span>";
    }

    /** Escapes what is not HTML; nothing becomes empty. */
    public static String text(String plain) {
        return plain == null ? "" : plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** {@code 9.90 EUR}. */
    public static String money(long minorUnits, String currency) {
        var unit = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        return BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits()).toPlainString() + " "
                + unit.getCurrencyCode();
    }

    public static String time(long seconds) {
        return TIME.format(Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC));
    }
}
