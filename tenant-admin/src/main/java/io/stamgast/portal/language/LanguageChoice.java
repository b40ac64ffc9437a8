package io.stamgast.portal.language;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of this request: the visitor's choice, else the first of the browser's that we speak. */
@RequestScoped
@Named("language")
public class LanguageChoice {

    static final String COOKIE = "language";

    @Inject
    HttpServletRequest request;

    private Language current;

    protected LanguageChoice() {
        // for CDI
    }

    LanguageChoice(Language current) {
        this.current = current;
    }

    public Language getCurrent() {
        if (current == null) {
            current = chosen().or(this::asked).orElse(Language.EN);
        }
        return current;
    }

    public Locale getLocale() {
        return getCurrent().getLocale();
    }

    public List<Language> getAll() {
        return List.of(Language.values());
    }

    private Optional<Language> chosen() {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .flatMap(code -> Language.of(code).stream())
                .findFirst();
    }

    private Optional<Language> asked() {
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.of(locale.getLanguage()).stream())
                .findFirst();
    }
}
