package io.stamgast.outgoing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The addresses of hosts. The client connects to what this gives it and looks nothing up itself, so that an address
 * that is not admitted can't be reached, however often a name changes its meaning.
 *
 * <p>Answers are believed for a few seconds. Then a new one is fetched, and the last one serves until it comes: a name
 * that is known is not held up by its servers, nor by those of others.
 */
final class AddressBook implements DnsResolver {

    private static final Logger LOG = Logger.getLogger(AddressBook.class.getName());
    private static final Duration BELIEVED = Duration.ofSeconds(10);
    /** So long the last answer serves. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    /** From the finding to the connecting no call takes longer. */
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    /**
     * What was found.
     *
     * @param addresses none of a host that is not known
     * @param at by the ticker
     */
    private record Answer(InetAddress[] addresses, long at) {
    }

    private final AddressPolicy policy;
    private final Function<String, CompletableFuture<InetAddress[]>> lookups;
    private final Ticker ticker;
    private final Cache<String, Answer> known;
    private final Cache<String, InetAddress[]> found;

    /** @param lookups give a host's addresses, none when it is not known */
    AddressBook(AddressPolicy policy, Function<String, CompletableFuture<InetAddress[]>> lookups, Ticker ticker) {
        this.policy = policy;
        this.lookups = lookups;
        this.ticker = ticker;
        this.known = cache(REMEMBERED);
        this.found = cache(KEPT);
    }

    private <T> Cache<String, T> cache(Duration kept) {
        return Caffeine.newBuilder().expireAfterWrite(kept).maximumSize(MOST).ticker(ticker).executor(Runnable::run)
                .build();
    }

    private CompletableFuture<InetAddress[]> addresses(String host) {
        var last = known.getIfPresent(host);
        if (last != null && ticker.read() - last.at < BELIEVED.toNanos()) {
            return CompletableFuture.completedFuture(last.addresses);
        }
        var next = lookups.apply(host).thenApply(addresses -> {
            known.put(host, new Answer(addresses, ticker.read()));
            return addresses;
        });
        var hasCome = next.isDone() && !next.isCompletedExceptionally();
        return hasCome || last == null || last.addresses.length == 0 ? next
                : CompletableFuture.completedFuture(last.addresses);
    }

    /**
     * Those of the host's addresses that are admitted; at once when some are known.
     *
     * @param plain whether the call would be unencrypted, which only allowed addresses get
     */
    CompletableFuture<InetAddress[]> find(String host, boolean plain) {
        return addresses(host).thenApply(addresses -> {
            var admitted = admitted(host, addresses);
            if (plain && !Arrays.stream(admitted).allMatch(policy::isAllowed)) {
                throw new CompletionException(new OutgoingFailure("http:// is not allowed for " + host));
            }
            found.put(host, admitted);
            return admitted;
        });
    }

    /** What was found last; it is called on threads that must not wait, and looks nothing up. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var admitted = found.getIfPresent(host);
        if (admitted == null) {
            throw new UnknownHostException(host);
        }
        return admitted;
    }

    private InetAddress[] admitted(String host, InetAddress[] addresses) {
        if (addresses.length == 0) {
            throw new CompletionException(new OutgoingFailure("The host " + host + " is not known"));
        }
        var admitted = Arrays.stream(addresses).filter(policy::admits).toArray(InetAddress[]::new);
        if (admitted.length == 0) {
            // which one it is would tell a tenant what only our name servers know
            LOG.log(Level.INFO, "no address of {0} is allowed: {1}",
                    new Object[] {host, addresses[0].getHostAddress()});
            throw new CompletionException(new OutgoingFailure("The address of " + host + " is not allowed"));
        }
        return admitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
