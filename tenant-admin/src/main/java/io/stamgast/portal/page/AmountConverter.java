package io.stamgast.portal.page;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;
import java.text.DecimalFormat;

/** An amount of money, like any decimal; the decimals that its currency has are written even when they are zeros. */
@FacesConverter("amount")
public class AmountConverter extends DecimalConverter {

    @Override
    public String getAsString(FacesContext faces, UIComponent component, BigDecimal value) {
        return value == null ? "" : written(format(faces), value);
    }

    static String written(DecimalFormat format, BigDecimal amount) {
        format.setMinimumFractionDigits(Math.max(0, amount.scale()));
        return format.format(amount);
    }
}
