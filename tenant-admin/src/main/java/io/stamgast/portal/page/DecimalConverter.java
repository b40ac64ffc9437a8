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

/** An exact decimal as the visitor writes it: 1,5 in German, 1.5 in English; all of it must be a number. */
@FacesConverter("decimal")
public class DecimalConverter implements Converter<BigDecimal> {

    private static final int LONGEST = 20;

    @Override
    public BigDecimal getAsObject(FacesContext faces, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return read(text.strip(), faces.getViewRoot().getLocale()).orElseThrow(() -> new ConverterException(
                new FacesMessage(FacesMessage.SEVERITY_ERROR,
                        CDI.current().select(Words.class).get().say("form.number"), null)));
    }

    /** Digits only: exponents, infinity and what else a parser knows mean nothing in a form and cost much. */
    static Optional<BigDecimal> read(String written, Locale locale) {
        var separator = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        var plain = Pattern.compile("[+-]?[0-9]+(?:" + Pattern.quote(String.valueOf(separator)) + "[0-9]+)?");
        return written.length() <= LONGEST && plain.matcher(written).matches()
                ? Optional.of(new BigDecimal(written.replace(separator, '.')))
                : Optional.empty();
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, BigDecimal value) {
        return value == null ? "" : format(faces).format(value);
    }

    private static DecimalFormat format(FacesContext faces) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(faces.getViewRoot().getLocale());
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(LONGEST);
        return format;
    }
}
