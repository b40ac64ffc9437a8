package io.stamgast.portal.page;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.Locale;
import java.util.Optional;

/** A whole number as the visitor writes it, thousands apart or not. */
@FacesConverter("whole")
public class WholeConverter implements Converter<Long> {

    @Override
    public Long getAsObject(FacesContext faces, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return read(text.strip(), faces.getViewRoot().getLocale())
                .orElseThrow(() -> DecimalConverter.mistake("form.whole"));
    }

    static Optional<Long> read(String written, Locale locale) {
        return DecimalConverter.read(written, locale).filter(number -> number.scale() == 0 && number.precision() < 19)
                .map(Number::longValue);
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, Long value) {
        return value == null ? "" : value.toString();
    }
}
