package io.stamgast.portal.page;

import io.stamgast.portal.language.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that the visitor is on, in another language. */
@RequestScoped
@Named
public class SamePage {

    private static final String LANGUAGE = "language=";

    @Inject
    HttpServletRequest request;

    /** A link with the whole query: {@code ?id=7&language=nl}. */
    public String in(Language language) {
        return link(FacesContext.getCurrentInstance().isPostback() ? viewParameters() : request.getQueryString(),
                language);
    }

    static String link(String query, Language language) {
        var kept = Stream.ofNullable(query).flatMap(all -> Arrays.stream(all.split("&")))
                .filter(part -> !part.isEmpty() && !part.startsWith(LANGUAGE));
        return Stream.concat(kept, Stream.of(LANGUAGE + language.getCode())).collect(Collectors.joining("&", "?", ""));
    }

    /** A form that was sent has no query; what the page was opened with stands in its parameters. */
    private static String viewParameters() {
        var faces = FacesContext.getCurrentInstance();
        return ViewMetadata.getViewParameters(faces.getViewRoot()).stream()
                .flatMap(parameter -> written(faces, parameter).stream())
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> written(FacesContext faces, UIViewParameter parameter) {
        return Optional.ofNullable(parameter.getStringValue(faces)).filter(value -> !value.isEmpty())
                .map(value -> parameter.getName() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
