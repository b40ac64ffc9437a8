package io.stamgast.portal.page;

import io.stamgast.portal.language.Words;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact decimal as the visitor's language writes it: 1.234,5 in German, 1,234.5 in English; thousands apart or not.
 * What it doesn't write so is refused. What two languages read differently, such as 1.250, is read as this one does.
 */
@FacesConverter("decimal")
public class DecimalConverter implements Converter<BigDecimal> {

    private static final int LONGEST = 26;
    /** People type the first; the two that don't break a line come from programs. */
    private static final String SPACES = " \u00a0\u202f";
    private static final BigDecimal EXAMPLE = new BigDecimal("1234.5");

    @Override
    public BigDecimal getAsObject(FacesContext faces, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var locale = faces.getViewRoot().getLocale();
        return read(text.strip(), locale).orElseThrow(() -> mistake("form.number", example(locale)));
    }

    static ConverterException mistake(String key, Object... values) {
        var sentence = CDI.current().select(Words.class).get().say(key, values);
        return new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }

    /** Digits only: exponents, infinity and what else a parser knows mean nothing in a form and cost much. */
    static Optional<BigDecimal> read(String written, Locale locale) {
        var symbols = DecimalFormatSymbols.getInstance(locale);
        var separator = symbols.getDecimalSeparator();
        var pattern = pattern(separator, symbols.getGroupingSeparator());
        if (written.length() > LONGEST || !pattern.matcher(written).matches()) {
            return Optional.empty();
        }
        var ungrouped = written.replaceAll("[^0-9+" + separator + "-]", "");
        return Optional.of(new BigDecimal(ungrouped.replace(separator, '.')));
    }

    /** Either no groups, or three digits in each but the first, all of them set apart alike. */
    private static Pattern pattern(char separator, char group) {
        return Pattern.compile("[+-]?(?:[0-9]{1,20}|[0-9]{1,3}([" + group + SPACES + "])[0-9]{3}(?:\\1[0-9]{3})*)"
                + "(?:[" + separator + "][0-9]+)?");
    }

    private static String example(Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        return format.format(EXAMPLE);
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, BigDecimal value) {
        return value == null ? "" : format(faces).format(value);
    }

    static DecimalFormat format(FacesContext faces) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(faces.getViewRoot().getLocale());
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(LONGEST);
        return format;
    }
}
