package io.stamgast.earning.explanation;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts steps into words: a pattern per key and language, with the data's members by name. */
public final class Wording {

    private static final Set<String> PERIODS = Set.of("period", "closed");
    private static final Pattern MEMBER = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle patterns;
    private final Locale locale;
    private final ZoneId zone;

    /** @param locale one without a translation gets English */
    public Wording(Locale locale, ZoneId zone) {
        patterns = ResourceBundle.getBundle(Wording.class.getPackageName() + ".steps", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.locale = locale;
        this.zone = zone;
    }

    public Step step(String key, Map<String, Object> data) {
        return new Step(key, data, fill(key, data));
    }

    private String fill(String key, Map<?, ?> data) {
        return MEMBER.matcher(patterns.getString(key))
                .replaceAll(member -> Matcher.quoteReplacement(words(member.group(1), data.get(member.group(1)))));
    }

    private String words(String member, Object value) {
        if (value instanceof Enum<?> name) {
            return patterns.getString(member + "." + name.name());
        }
        if (value instanceof Map<?, ?> each) {
            return fill(member + ".each", each);
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(one -> words(member, one)).collect(Collectors.joining(", "));
        }
        if (value instanceof Fraction fraction) {
            return fraction(fraction);
        }
        if (value instanceof BigDecimal decimal) {
            return number(decimal);
        }
        if (value instanceof Number whole) {
            return NumberFormat.getIntegerInstance(locale).format(whole);
        }
        if (value instanceof Instant instant) {
            return moment(instant.atZone(zone));
        }
        if (value instanceof LocalDate day) {
            return day(day);
        }
        if (PERIODS.contains(member)) {
            return period(Period.parse(member, value.toString()));
        }
        return member.equals("scope") && value.equals("ALL") ? patterns.getString("scope.ALL") : String.valueOf(value);
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    /** Where a day begins, the time says nothing. */
    private String moment(ZonedDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? day(moment.toLocalDate())
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(locale).format(moment);
    }

    private String period(Period period) {
        return switch (period.length()) {
            case YEAR -> period.toString();
            case QUARTER -> patterns.getString("quarter." + period.part()) + " " + period.year();
            case MONTH -> DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(period.firstDay());
        };
    }

    /** A quotient that has no short decimal stays a quotient: a rounded one would not add up. */
    private String fraction(Fraction fraction) {
        var text = fraction.toString();
        return text.contains("/") ? text : number(new BigDecimal(text));
    }

    private String number(BigDecimal decimal) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, decimal.scale()));
        format.setMaximumFractionDigits(Math.max(0, decimal.scale()));
        return format.format(decimal);
    }
}
