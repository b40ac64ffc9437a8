package io.stamgast.message.unsubscribe;

import io.stamgast.message.letter.Html;
import io.stamgast.message.letter.Language;
import io.stamgast.message.letter.Patterns;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The page behind the link: how things stand, and a button that turns it round. */
public final class SubscriptionPage {

    /** The form's field that says what is wished: {@code no}, or {@code yes} to subscribe again. */
    public static final String WISH = "subscribe";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s</title>
            <style>
            body { margin: 0; background: #f4f2ee; color: #222; font: 1rem/1.5 Helvetica, Arial, sans-serif; }
            main { max-width: 36rem; margin: 4rem auto; padding: 2rem; background: #fff; border-radius: .5rem; }
            button { padding: .75rem 1.4rem; border: 0; border-radius: .4rem; background: #1f5f4a; color: #fff;
                font: inherit; cursor: pointer; }
            </style>
            </head>
            <body><main>
            <h1>%s</h1>
            %s</main></body>
            </html>
            """;
    private static final String FORM = """
            <p>%s</p>
            <form method="post"><button name="%s" value="%s">%s</button></form>
            """;

    private final Language language;
    private final Patterns patterns;

    public SubscriptionPage(Language language) {
        this.language = language;
        patterns = new Patterns(SubscriptionPage.class, "page", language, ZoneOffset.UTC);
    }

    /** @param found nothing when the link is none of ours */
    public String of(Optional<Subscription> found) {
        return found.map(this::of).orElseGet(() ->
                page(patterns.say("title", Map.of()), "<p>" + words("invalid", Map.of()) + "</p>\n"));
    }

    private String of(Subscription subscription) {
        var data = Map.of("tenant", subscription.tenant(), "address", subscription.address());
        var how = subscription.refused() ? "refused" : "wanted";
        return page(patterns.say(how + ".title", data), FORM.formatted(words(how, data), WISH,
                subscription.refused() ? "yes" : "no", words(how + ".change", data)));
    }

    private String page(String title, String body) {
        return HTML.formatted(language.code(), Html.escape(title), Html.escape(title), body);
    }

    private String words(String key, Map<String, String> data) {
        return Html.escape(patterns.say(key, data));
    }
}
