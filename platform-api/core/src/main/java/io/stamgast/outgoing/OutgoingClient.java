package io.stamgast.outgoing;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls addresses that tenants give. Nothing blocks: thousands of calls may be under way at once on two threads.
 * Redirects, cookies, compression and repeats are not this client's: each call is one request and at most one answer.
 */
@ApplicationScoped
public class OutgoingClient {

    private static final int IO_THREADS = 2;
    /** Callers bound what is under way themselves, so that no host waits for another's connections. */
    private static final int CONNECTIONS = 20_000;
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);
    /** A connection outlives a change of its host's addresses by no more. */
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(2);

    private static final Logger LOG = Logger.getLogger(OutgoingClient.class.getName());

    private final Lookups lookups;
    private final AddressBook addresses;
    private final CloseableHttpAsyncClient client;
    private volatile boolean closed;

    protected OutgoingClient() {
        lookups = null; // for the client proxy
        addresses = null;
        client = null;
    }

    @Inject
    public OutgoingClient(AddressPolicy policy) {
        this(policy, new Lookups(InetAddress::getAllByName, Ticker.systemTicker()), Ticker.systemTicker());
    }

    OutgoingClient(AddressPolicy policy, Lookups lookups, Ticker ticker) {
        this.lookups = lookups;
        addresses = new AddressBook(policy, lookups::of, ticker);
        client = client();
        client.start();
    }

    private CloseableHttpAsyncClient client() {
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT_TIMEOUT)
                        .setTimeToLive(CONNECTION_LIFE).build())
                .setDefaultTlsConfig(TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
                .build();
        return HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(IO_THREADS).setTcpNoDelay(true).build())
                .setIoReactorExceptionCallback(this::tell)
                .setThreadFactory(new DefaultThreadFactory("outgoing", true))
                .evictIdleConnections(IDLE)
                .setUserAgent("Stamgast-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /** What goes wrong while it closes is no news. */
    private void tell(Exception failure) {
        LOG.log(closed ? Level.FINE : Level.SEVERE, "outgoing calls are disturbed", failure);
    }

    @PreDestroy
    public void close() {
        closed = true;
        if (client != null) {
            client.close(CloseMode.IMMEDIATE);
        }
        if (lookups != null) {
            lookups.close();
        }
    }

    /** The answer, whatever its status; or, as the cause of its failure, an {@link OutgoingFailure}. */
    public CompletableFuture<OutgoingAnswer> send(OutgoingCall call) {
        var answer = new CompletableFuture<OutgoingAnswer>();
        var host = call.address().getHost();
        if (host == null) {
            return CompletableFuture.failedFuture(new CompletionException(
                    new OutgoingFailure("There is no host in " + call.address())));
        }
        var plain = call.address().getScheme().equalsIgnoreCase("http");
        addresses.find(host, plain).whenComplete((found, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else {
                execute(call, answer);
            }
        });
        return answer.orTimeout(call.patience().toMillis(), TimeUnit.MILLISECONDS)
                .handle((came, failure) -> told(call, came, failure));
    }

    private void execute(OutgoingCall call, CompletableFuture<OutgoingAnswer> answer) {
        if (answer.isDone()) {
            return;
        }
        try {
            var running = client.execute(request(call), new AnswerReading(answer::complete),
                    new Completion(answer));
            // a time-out ends the exchange too
            answer.whenComplete((came, failure) -> running.cancel(true));
        } catch (RuntimeException unfit) {
            answer.completeExceptionally(unfit);
        }
    }

    private static AsyncRequestProducer request(OutgoingCall call) {
        var request = AsyncRequestBuilder.post(call.address())
                .setEntity(call.body(), ContentType.APPLICATION_JSON);
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private static OutgoingAnswer told(OutgoingCall call, OutgoingAnswer came, Throwable failure) {
        if (failure == null) {
            return came;
        }
        throw new CompletionException(words(call, root(failure)));
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof OutgoingFailure)) {
            root = root.getCause();
        }
        return root;
    }

    private static OutgoingFailure words(OutgoingCall call, Throwable cause) {
        if (cause instanceof OutgoingFailure told) {
            return told;
        }
        var patience = seconds(call.patience());
        var words = cause instanceof TimeoutException ? "No answer within " + patience
                : cause instanceof SSLException ? "The connection can't be trusted: " + cause.getMessage()
                : cause instanceof ConnectException ? "Not connected: " + cause.getMessage()
                : cause instanceof ConnectionClosedException || cause instanceof SocketException
                        ? "The connection broke: " + cause.getMessage()
                : "No answer: " + cause;
        return new OutgoingFailure(words);
    }

    private static String seconds(Duration patience) {
        return patience.toMillis() / 1000.0 + " s";
    }

    /** Hands an exchange's end on. */
    private record Completion(CompletableFuture<OutgoingAnswer> answer) implements FutureCallback<OutgoingAnswer> {

        @Override
        public void completed(OutgoingAnswer came) {
            answer.complete(came);
        }

        @Override
        public void failed(Exception failure) {
            answer.completeExceptionally(failure);
        }

        @Override
        public void cancelled() {
            answer.completeExceptionally(new OutgoingFailure("The call was cancelled"));
        }
    }
}
