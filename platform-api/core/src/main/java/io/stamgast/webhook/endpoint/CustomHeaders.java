package io.stamgast.webhook.endpoint;

import io.stamgast.kernel.DomainException.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that a tenant has sent along, such as {@code Authorization}; none that HTTP or we need ourselves. */
public final class CustomHeaders {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]{0,998}[!-~])?");
    private static final Pattern OURS = Pattern.compile("(?:webhook|proxy|sec)-.*");
    private static final Set<String> RESERVED = Set.of("accept-encoding", "connection", "content-encoding",
            "content-length", "content-type", "cookie", "cookie2", "date", "expect", "forwarded", "host",
            "http2-settings", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "via");

    private CustomHeaders() {
    }

    static List<Violation> violations(Map<String, String> headers) {
        var violations = new ArrayList<Violation>();
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                violations.add(new Violation("headers", "'" + name + "' can't be a header's name"));
            } else if (isOurs(name)) {
                violations.add(new Violation("headers", "'" + name + "' is not yours to set"));
            } else if (!isValue(value)) {
                violations.add(new Violation("headers",
                        "'" + name + "' must have 1 to 1000 printable ASCII characters, without spaces around them"));
            }
        });
        var names = headers.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count();
        if (names < headers.size()) {
            violations.add(new Violation("headers", "names one twice"));
        }
        return violations;
    }

    private static boolean isOurs(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return RESERVED.contains(lower) || OURS.matcher(lower).matches();
    }

    /** Whether a tenant may give that name to a header. */
    public static boolean isName(String name) {
        return name != null && NAME.matcher(name).matches() && !isOurs(name);
    }

    /** Whether a header can have that value. */
    public static boolean isValue(String value) {
        return value != null && VALUE.matcher(value).matches();
    }
}
