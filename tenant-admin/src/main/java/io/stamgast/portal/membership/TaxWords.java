package io.stamgast.portal.membership;

import io.stamgast.portal.language.LanguageChoice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What kinds of tax numbers are called in the visitor's language. */
@RequestScoped
@Named
public class TaxWords {

    /** @param name such as "Germany · STN" */
    public record Kind(String type, String name) {
    }

    @Inject
    LanguageChoice language;

    /** Stripe names them by the country, or union of countries, and what they are called there: {@code de_stn}. */
    public String name(String type) {
        var place = type.indexOf('_');
        var country = new Locale.Builder().setRegion(type.substring(0, place)).build();
        return country.getDisplayCountry(language.getLocale()) + " · "
                + type.substring(place + 1).replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    List<Kind> sorted(List<String> types) {
        return types.stream().map(type -> new Kind(type, name(type)))
                .sorted(Comparator.comparing(Kind::name, Collator.getInstance(language.getLocale()))).toList();
    }
}
