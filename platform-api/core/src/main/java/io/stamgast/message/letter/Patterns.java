package io.stamgast.message.letter;

import com.ibm.icu.text.MessageFormat;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * Sentences in ICU's message format, from the {@code .properties} files beside a class, in one language.
 *
 * <p>Data may be texts, whole numbers (for plural forms too), {@link BigDecimal}s, {@link Amount}s, {@link LocalDate}s,
 * and {@link Instant}s, which are told in the zone.
 */
public final class Patterns {

    private final ResourceBundle patterns;
    private final Locale locale;
    private final ZoneId zone;

    /** @param owner the class beside which {@code name.properties}, {@code name_nl.properties}, … lie */
    public Patterns(Class<?> owner, String name, Language language, ZoneId zone) {
        this.locale = language.locale();
        this.zone = zone;
        patterns = ResourceBundle.getBundle(owner.getPackageName() + "." + name, locale, owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /** @throws IllegalArgumentException when the pattern names what the data don't have */
    public String say(String key, Map<String, ?> data) {
        var format = new MessageFormat(patterns.getString(key), locale);
        var values = new HashMap<String, Object>();
        for (var name : format.getArgumentNames()) {
            if (data.get(name) == null) {
                throw new IllegalArgumentException(key + " needs " + name);
            }
            values.put(name, told(data.get(name)));
        }
        return format.format(values);
    }

    private Object told(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof String) {
            return value;
        }
        if (value instanceof BigDecimal decimal) {
            return number(NumberFormat.getNumberInstance(locale), decimal);
        }
        if (value instanceof Amount amount) {
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(amount.currency());
            return number(format, amount.value().setScale(
                    Math.max(amount.value().scale(), amount.currency().getDefaultFractionDigits())));
        }
        if (value instanceof LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
        }
        if (value instanceof Instant instant) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale)
                    .format(instant.atZone(zone));
        }
        throw new IllegalArgumentException("no words for " + value.getClass());
    }

    private static String number(NumberFormat format, BigDecimal decimal) {
        format.setMinimumFractionDigits(Math.max(0, decimal.scale()));
        format.setMaximumFractionDigits(Math.max(0, decimal.scale()));
        return format.format(decimal);
    }
}
