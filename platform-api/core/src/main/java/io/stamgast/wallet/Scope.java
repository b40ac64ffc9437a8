package io.stamgast.wallet;

import io.stamgast.kernel.DomainException;

/** What a wallet and a share are of: {@link Shares#ALL}, or one category. Which categories there are, nobody says. */
public final class Scope {

    private static final int MAX_LENGTH = 100;

    private Scope() {
    }

    /** What is wrong with it; null when nothing is. */
    public static String mistake(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            return "must be " + Shares.ALL + " or a category of 1 to " + MAX_LENGTH + " characters, all printable";
        }
        if (!text.equals(text.strip())) {
            return "must not begin or end with a blank";
        }
        return text.equalsIgnoreCase(Shares.ALL) && !text.equals(Shares.ALL) ? "must be written " + Shares.ALL : null;
    }

    /**
     * @param field the parameter it stands in, for the refusal
     * @return the text
     * @throws DomainException ({@code invalid-request}, 400) when it can't be a scope
     */
    public static String require(String field, String text) {
        var mistake = mistake(text);
        if (mistake != null) {
            throw DomainException.malformed("invalid-request", field, mistake);
        }
        return text;
    }
}
