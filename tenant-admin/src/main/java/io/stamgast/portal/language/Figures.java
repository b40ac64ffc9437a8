package io.stamgast.portal.language;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;

/** Writes numbers, points, shares, money and dates as people of the visitor's language write them. */
@RequestScoped
@Named("show")
public class Figures {

    private final LanguageChoice language;

    @Inject
    public Figures(LanguageChoice language) {
        this.language = language;
    }

    protected Figures() {
        this(null); // for CDI
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(language.getLocale()).format(value);
    }

    /** A difference, with its sign: "+120", "−30". */
    public String change(long value) {
        var amount = number(Math.abs(value));
        if (value == 0) {
            return amount;
        }
        return value > 0 ? "+" + amount : "\u2212" + amount;
    }

    /** A multiplier without trailing zeros, cut after three decimals. */
    public String decimal(BigDecimal value) {
        var format = NumberFormat.getNumberInstance(language.getLocale());
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(value);
    }

    /** A fraction of one as per cent with at most one decimal, cut and never rounded up into the next band. */
    public String percent(BigDecimal fraction) {
        var format = NumberFormat.getPercentInstance(language.getLocale());
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(fraction);
    }

    /** An amount in whole units of the currency with its own number of decimals. */
    public String money(BigDecimal amount, String currencyCode) {
        var currency = Currency.getInstance(currencyCode);
        var format = NumberFormat.getCurrencyInstance(language.getLocale());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(amount);
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.getLocale()).format(date);
    }

    /** An instant to the minute, as the program's clock on the wall has it. */
    public String moment(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.getLocale()).format(instant.atZone(zone));
    }

    /** The same to the second. */
    public String second(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(language.getLocale()).format(instant.atZone(zone));
    }

    /** The day of an instant as the program's clock on the wall has it. */
    public String day(Instant instant, ZoneId zone) {
        return date(LocalDate.ofInstant(instant, zone));
    }
}
