package io.stamgast.message.unsubscribe;

import io.stamgast.kernel.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes and reads the addresses to unsubscribe at. They hold as long as the key of {@link SecretBox}. */
@ApplicationScoped
public class UnsubscribeLinks {

    /** Whose e-mails of which tenant it is about. */
    record Subject(int tenantId, String address) {
    }

    private static final String PATH = "/api/v1/unsubscribe/";
    /** The purpose stands in what is sealed, so that nothing else that was sealed can pass for a token. */
    private static final Pattern CONTENT = Pattern.compile("unsubscribe (-?\\d{1,9}) (.+)");
    private static final int LONGEST = 600;

    private final SecretBox box;
    private final String publicUrl;

    protected UnsubscribeLinks() {
        this(null, null); // for the client proxy
    }

    @Inject
    public UnsubscribeLinks(SecretBox box, @ConfigProperty(name = "stamgast.public.url") String publicUrl) {
        this.box = box;
        this.publicUrl = publicUrl;
    }

    /** An absolute address. */
    public String link(int tenantId, String address) {
        var content = "unsubscribe " + tenantId + " " + address;
        var sealed = box.seal(content.getBytes(StandardCharsets.UTF_8));
        return publicUrl + PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @return nothing for a token that we did not make */
    Optional<Subject> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(token);
            var content = CONTENT.matcher(new String(box.open(sealed), StandardCharsets.UTF_8));
            return content.matches()
                    ? Optional.of(new Subject(Integer.parseInt(content.group(1)), content.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException forged) {
            return Optional.empty();
        }
    }
}
