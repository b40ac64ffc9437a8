package io.stamgast.outgoing;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The addresses of hosts. The client connects to what this gives it and looks nothing up itself, so that an address
 * that is not admitted can't be reached, however often a name changes its meaning.
 *
 * <p>Answers are believed for a few seconds. Looking up blocks, and some names' servers take their time: it is done
 * on threads of its own, so that no such name holds up calls to others.
 */
final class AddressBook implements DnsResolver {

    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    /** Asks for the addresses of a name. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** @param addresses none of a host that is not known */
    private record Answer(InetAddress[] addresses) {
    }

    private final AddressPolicy policy;
    private final AsyncLoadingCache<String, Answer> known;

    AddressBook(AddressPolicy policy, Lookup lookup, Executor threads, Ticker ticker) {
        this.policy = policy;
        this.known = Caffeine.newBuilder().expireAfterWrite(BELIEVED).maximumSize(MOST).ticker(ticker)
                .executor(threads).buildAsync(host -> ask(lookup, host));
    }

    private static Answer ask(Lookup lookup, String host) {
        try {
            return new Answer(lookup.of(host));
        } catch (UnknownHostException none) {
            return new Answer(new InetAddress[0]);
        }
    }

    /**
     * Those of the host's addresses that are admitted; at once when they are known.
     *
     * @param plain whether the call would be unencrypted, which only allowed addresses get
     */
    CompletableFuture<InetAddress[]> find(String host, boolean plain) {
        return known.get(host).thenApply(answer -> {
            var admitted = admitted(host, answer.addresses);
            if (plain && !Arrays.stream(admitted).allMatch(policy::isAllowed)) {
                throw new CompletionException(new OutgoingFailure("http:// is not allowed for " + host));
            }
            return admitted;
        });
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return admitted(host, known.get(host).join().addresses);
        } catch (CompletionException failure) {
            throw (UnknownHostException) new UnknownHostException(host).initCause(failure);
        }
    }

    private InetAddress[] admitted(String host, InetAddress[] addresses) {
        if (addresses.length == 0) {
            throw new CompletionException(new OutgoingFailure("The host " + host + " is not known"));
        }
        var admitted = Arrays.stream(addresses).filter(policy::admits).toArray(InetAddress[]::new);
        if (admitted.length == 0) {
            throw new CompletionException(new OutgoingFailure("The address of " + host + " is not allowed: "
                    + addresses[0].getHostAddress()));
        }
        return admitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
