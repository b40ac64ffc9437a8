package io.stamgast.message.letter;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an e-mail says, without its frame.
 *
 * @param subject one line
 * @param button null when it leads nowhere
 */
public record Letter(String subject, List<String> paragraphs, Button button) {

    private static final Pattern LINK = Pattern.compile("(?:https?://[^/\\s]|/(?!/))[^\\s]*");
    private static final Pattern BREAKS = Pattern.compile("\\p{Cntrl}+");

    public Letter {
        subject = BREAKS.matcher(subject).replaceAll(" ").strip();
        paragraphs = List.copyOf(paragraphs);
        if (subject.isEmpty() || paragraphs.isEmpty()) {
            throw new IllegalArgumentException("a letter needs a subject and a paragraph");
        }
    }

    /**
     * The one thing that a letter asks its reader to do.
     *
     * @param link an address beginning with http, or a path of this installation, beginning with a slash
     */
    public record Button(String label, String link) {

        public Button {
            if (!LINK.matcher(link).matches()) {
                throw new IllegalArgumentException("a button needs an address or a path, not " + link);
            }
        }

        String address(String publicUrl) {
            return link.startsWith("/") ? publicUrl + link : link;
        }
    }
}
