package io.stamgast.message;

import io.stamgast.message.letter.Language;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * Whom an e-mail goes to.
 *
 * @param address in lower case
 * @param name null when it isn't known
 * @param account the account that it is about; null for none
 * @param member null for who is no member
 * @param language null for the member's own; English when there is none
 */
public record Recipient(String address, String name, UUID account, UUID member, Language language) {

    private static final int MAX_LENGTH = 254;

    /** @throws IllegalArgumentException for what is no address */
    public Recipient {
        Objects.requireNonNull(address, "address");
        try {
            new InternetAddress(address, true);
        } catch (AddressException invalid) {
            throw new IllegalArgumentException("no e-mail address: " + address, invalid);
        }
        if (address.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than an e-mail address can be: " + address);
        }
        address = address.toLowerCase(Locale.ROOT);
    }

    public static Recipient of(String address) {
        return new Recipient(address, null, null, null, null);
    }

    public Recipient in(Language other) {
        return new Recipient(address, name, account, member, other);
    }

    public Recipient about(UUID otherAccount) {
        return new Recipient(address, name, otherAccount, member, language);
    }
}
