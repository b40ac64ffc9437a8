package io.stamgast.membership.letter;

import io.stamgast.membership.Membership;
import io.stamgast.message.Email;
import io.stamgast.message.Email.Kind;
import io.stamgast.message.Emails;
import io.stamgast.message.Recipient;
import io.stamgast.message.letter.Amount;
import io.stamgast.message.letter.Language;
import io.stamgast.message.letter.Patterns;
import io.stamgast.message.letter.Template;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.PlanDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Queues e-mails about memberships, in the caller's unit of work. */
public final class Letters {

    /** Where members look after their memberships and take others: a path of this installation. */
    public static final String PAGE = "/rewards/membership";
    private static final Set<String> OFFERS = Set.of("win-back");

    /**
     * What is to be told.
     *
     * @param key the same for the same occasion: everybody is written to once under it; at most 160 characters
     * @param template a code for which there are words, see {@link #knows}
     * @param data what they name, beside {@code plan}
     * @param link where the button leads, see {@link #leads}; null for a template without one
     */
    public record Told(String key, String template, Kind kind, Map<String, Object> data, String link, Instant at) {
    }

    private final Connection connection;
    private final int tenantId;
    private final Plans plans;

    public Letters(Connection connection, int tenantId, Plans plans) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.plans = plans;
    }

    /** Whether there are words for the code. */
    public static boolean knows(String template) {
        return words().has(template + ".subject");
    }

    /** Whether its e-mail has a button, which must lead somewhere. */
    public static boolean leads(String template) {
        return words().has(template + ".button");
    }

    /** Whether it offers something to who was lost; its button leads to {@link #PAGE}. */
    public static boolean offers(String template) {
        return OFFERS.contains(template);
    }

    private static Patterns words() {
        return new Patterns(Letters.class, "emails", Language.EN, ZoneOffset.UTC);
    }

    /** An amount as words name it. */
    public static Amount amount(long minor, Currency currency) {
        return new Amount(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()), currency);
    }

    /** @return false when there is nobody to write to */
    public boolean write(Membership about, Told told) throws SQLException {
        return write(about, told, Addressees.of(connection, tenantId, about.accountId(), about.memberId()));
    }

    /** The same to others, each once; who has no language is written to in English. */
    public boolean write(Membership about, Told told, List<Recipient> recipients) throws SQLException {
        var plan = plans.version(connection, tenantId, about.plan().planId(), about.plan().version()).definition();
        for (var recipient : recipients) {
            var data = new HashMap<>(told.data);
            data.put("plan", planName(plan, recipient.language()));
            Emails.queue(connection, tenantId, new Email(key(told.key, recipient), recipient,
                    new Template(Letters.class, told.template), data, told.kind, told.link, told.at));
        }
        return !recipients.isEmpty();
    }

    /**
     * What a plan is called in a reader's language.
     *
     * @param language null for who has none
     */
    public static String planName(PlanDefinition plan, Language language) {
        var code = (language == null ? Language.EN : language).code();
        return Optional.ofNullable(plan.texts().get(code)).map(PlanDefinition.Text::name).orElse(plan.name());
    }

    private static String key(String key, Recipient recipient) {
        return key + "/" + UUID.nameUUIDFromBytes(recipient.address().getBytes(StandardCharsets.UTF_8));
    }
}
