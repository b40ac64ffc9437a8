package io.stamgast.message.letter;

/** Text that must stay text in HTML. */
public final class Html {

    private Html() {
    }

    /** Fit for an element's content and for an attribute in double quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
