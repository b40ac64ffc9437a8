package io.stamgast.portal.language;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code ?language=nl} on any page keeps the choice for a year and shows the same page again in it. */
public class LanguageSwitch extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PARAMETER = "language=";
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var choice = query(request)
                .filter(part -> part.startsWith(PARAMETER))
                .flatMap(part -> Language.of(part.substring(PARAMETER.length())).stream())
                .findFirst();
        if (choice.isEmpty() || !"GET".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.addCookie(cookie(choice.get(), publicUrl.startsWith("https:")));
        response.sendRedirect(samePage(request));
    }

    /** Read from the query itself: asking for parameters would fix their encoding before Faces sets it. */
    private static Stream<String> query(HttpServletRequest request) {
        return Stream.ofNullable(request.getQueryString()).flatMap(query -> Arrays.stream(query.split("&")));
    }

    /** One leading slash only: two would name another host. */
    private static String samePage(HttpServletRequest request) {
        var rest = query(request).filter(part -> !part.startsWith(PARAMETER)).collect(Collectors.joining("&"));
        return request.getRequestURI().replaceFirst("^/+", "/") + (rest.isEmpty() ? "" : "?" + rest);
    }

    private static Cookie cookie(Language choice, boolean secure) {
        var cookie = new Cookie(LanguageChoice.COOKIE, choice.getCode());
        cookie.setPath("/");
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
