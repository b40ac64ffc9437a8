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
import java.text.NumberFormat;
import java.text.ParsePosition;

/** An exact decimal as the visitor writes it: 1,5 in German, 1.5 in English; all of it must be a number. */
@FacesConverter("decimal")
public class DecimalConverter implements Converter<BigDecimal> {

    private static final int LONGEST = 20;

    @Override
    public BigDecimal getAsObject(FacesContext faces, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var written = text.strip();
        var position = new ParsePosition(0);
        var number = format(faces).parse(written, position);
        if (number == null || position.getIndex() < written.length() || written.length() > LONGEST) {
            var sentence = CDI.current().select(Words.class).get().say("form.number");
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        }
        return (BigDecimal) number;
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, BigDecimal value) {
        return value == null ? "" : format(faces).format(value);
    }

    private static DecimalFormat format(FacesContext faces) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(faces.getViewRoot().getLocale());
        format.setParseBigDecimal(true);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(LONGEST);
        return format;
    }
}
