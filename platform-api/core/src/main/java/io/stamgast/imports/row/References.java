package io.stamgast.imports.row;

import java.util.regex.Pattern;

/**
 * Whom a row names.
 *
 * @param account null when the account is the whole text
 */
public record References(Pattern account) {

    private static final String EXTERNAL = "ext:";

    /** @param text not empty */
    public String account(String text) throws RowRefused {
        var whole = of(Field.ACCOUNT, text);
        if (account == null) {
            return whole;
        }
        try {
            var matcher = account.matcher(new PatientText(whole));
            if (!matcher.find()) {
                throw RowRefused.of(Field.ACCOUNT, "account-not-matched", whole, "does not match the accountPattern");
            }
            var group = matcher.group(1);
            if (group == null || group.isBlank()) {
                throw RowRefused.missing(Field.ACCOUNT);
            }
            return of(Field.ACCOUNT, group.strip());
        } catch (PatientText.OutOfPatience tooSlow) {
            throw RowRefused.of(Field.ACCOUNT, "account-not-matched", whole, "takes the accountPattern too long");
        }
    }

    /** With nothing after its beginning, it names nobody. */
    public static String of(Field field, String text) throws RowRefused {
        if (text.equals(EXTERNAL)) {
            throw RowRefused.missing(field);
        }
        return text;
    }
}
