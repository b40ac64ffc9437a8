package io.stamgast.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from, for the audit. Anybody can write an {@code X-Forwarded-For}, so its addresses are
 * believed from the right, each only as long as the one that reports it is a proxy we trust.
 */
@ApplicationScoped
public class ClientAddress {

    private static final String ADDRESS = "[0-9a-fA-F:.]{2,45}";

    private final Set<String> trusted;

    protected ClientAddress() {
        this(Optional.empty()); // for the client proxy
    }

    /** @param proxies IP addresses with commas between them */
    @Inject
    public ClientAddress(@ConfigProperty(name = "stamgast.trusted.proxies") Optional<String> proxies) {
        trusted = proxies.stream().flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    String of(String peer, Iterable<String> forwardedFor) {
        var hops = new ArrayList<String>();
        forwardedFor.forEach(header -> Arrays.stream(header.split(",")).map(String::strip).forEach(hops::add));
        hops.add(peer);
        var last = hops.size() - 1;
        while (last > 0 && trusted.contains(hops.get(last)) && hops.get(last - 1).matches(ADDRESS)) {
            last--;
        }
        return hops.get(last);
    }
}
