package io.stamgast.message.letter;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/**
 * What stands around every letter, as plain text and as HTML: who sends it, and how to get no more of them.
 *
 * @param sender the tenant's name
 * @param publicUrl where paths of this installation begin, without a slash at its end
 * @param unsubscribe the address to unsubscribe at; null for letters that can't be refused
 */
public record Frame(Language language, String sender, String publicUrl, String unsubscribe) {

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s</title>
            </head>
            <body style="margin:0;padding:0;background:#f4f2ee;">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
            <tr><td align="center" style="padding:24px 12px;">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" \
            style="max-width:600px;background:#ffffff;border-radius:8px;">
            <tr><td style="padding:32px 28px;font:16px/1.5 Helvetica,Arial,sans-serif;color:#222222;">
            %3$s</td></tr>
            <tr><td style="padding:0 28px 28px;font:13px/1.5 Helvetica,Arial,sans-serif;color:#5a5a5a;">
            %4$s</td></tr>
            </table>
            </td></tr>
            </table>
            </body>
            </html>
            """;
    private static final String BUTTON = """
            <p style="margin:24px 0 8px;"><a href="%s" style="display:inline-block;padding:12px 22px;\
            background:#1f5f4a;color:#ffffff;text-decoration:none;border-radius:6px;">%s</a></p>
            """;

    public Frame {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(publicUrl, "publicUrl");
    }

    public String text(Letter letter) {
        var text = new StringBuilder();
        letter.paragraphs().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        if (letter.button() != null) {
            text.append(letter.button().label()).append(":\n").append(letter.button().address(publicUrl))
                    .append("\n\n");
        }
        text.append("-- \n").append(words("sender")).append('\n');
        if (unsubscribe != null) {
            text.append(words("unsubscribe")).append(":\n").append(unsubscribe).append('\n');
        }
        return text.toString();
    }

    public String html(Letter letter) {
        var body = new StringBuilder();
        letter.paragraphs().forEach(paragraph -> body.append("<p style=\"margin:0 0 16px;\">")
                .append(Html.escape(paragraph).replace("\n", "<br>")).append("</p>\n"));
        if (letter.button() != null) {
            body.append(BUTTON.formatted(Html.escape(letter.button().address(publicUrl)),
                    Html.escape(letter.button().label())));
        }
        var foot = new StringBuilder(Html.escape(words("sender")));
        if (unsubscribe != null) {
            foot.append("<br>\n<a href=\"").append(Html.escape(unsubscribe)).append("\" style=\"color:#5a5a5a;\">")
                    .append(Html.escape(words("unsubscribe"))).append("</a>");
        }
        return HTML.formatted(language.code(), Html.escape(letter.subject()), body, foot);
    }

    private String words(String key) {
        return new Patterns(Frame.class, "frame", language, ZoneOffset.UTC).say(key, Map.of("sender", sender));
    }
}
