package io.stamgast.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts requests. A limit is a bucket of as many tokens as may come per second, filled evenly, so that as many may
 * come at once after a quiet second. A bucket is known by its limit too: a changed limit is another, full bucket.
 */
@ApplicationScoped
public class RateLimits {

    /** The largest limit, in requests per second. */
    public static final int MOST = 100_000;

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    /** Which part of a limit an instance counts before it tells the database. */
    private static final int PARTS = 10;

    @Resource(lookup = "jdbc/app")
    DataSource database;
    @Inject
    @ConfigProperty(name = "stamgast.rate.limit", defaultValue = "500")
    int perTenant;
    private final TimeMeter time;
    /** Kept, because what is counted and not yet told is kept in them. */
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).build();
    private ProxyManager<String> shared;

    /** @param client null for the tenant as a whole */
    private record Key(int tenantId, String client, int limit) {

        @Override
        public String toString() {
            return tenantId + "/" + (client == null ? "" : client) + "/" + limit;
        }
    }

    public RateLimits() {
        this(TimeMeter.SYSTEM_MILLISECONDS);
    }

    RateLimits(TimeMeter time) {
        this.time = time;
    }

    @PostConstruct
    void open() {
        shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database).primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("app.rate_bucket").idColumn("id").stateColumn("state").clientClock(time).build();
    }

    /**
     * Counts a request of a tenant's.
     *
     * @param limit requests per second; null for the platform's default
     */
    public Quota take(int tenantId, Integer limit) {
        return take(new Key(tenantId, null, limit == null ? perTenant : limit));
    }

    /**
     * Counts a request of a tenant's client, against its own limit first: what that refuses doesn't count for the
     * tenant.
     *
     * @param limit of the tenant, as {@link #take(int, Integer)} takes it
     * @param clientLimit requests per second
     * @return what is left of the tighter of the two limits
     */
    public Quota take(int tenantId, Integer limit, String client, int clientLimit) {
        var own = take(new Key(tenantId, client, clientLimit));
        return own.isGranted() ? own.tighter(take(tenantId, limit)) : own;
    }

    private Quota take(Key key) {
        var bucket = buckets.get(key, this::bucket);
        try {
            return take(key, bucket);
        } catch (RuntimeException failure) {
            buckets.asMap().remove(key, bucket);
            if (isRowGone(failure)) { // the database crashed
                return take(key, buckets.get(key, this::bucket));
            }
            throw failure;
        }
    }

    /** bucket4j wraps what a thread met that asked for others too. */
    private static boolean isRowGone(Throwable failure) {
        return failure instanceof BucketNotFoundException
                || failure.getCause() != null && isRowGone(failure.getCause());
    }

    private static Quota take(Key key, Bucket bucket) {
        return Quota.of(key.limit(), bucket.tryConsumeAndReturnRemaining(1));
    }

    private Bucket bucket(Key key) {
        var configuration = BucketConfiguration.builder().addLimit(limit ->
                limit.capacity(key.limit()).refillGreedy(key.limit(), WINDOW)).build();
        var delay = new DelayParameters(Math.max(1, key.limit() / PARTS), WINDOW);
        var bucket = shared.builder()
                .withOptimization(new DelayOptimization(delay, NopeOptimizationListener.INSTANCE, time))
                .build(key.toString(), () -> configuration);
        bucket.getAvailableTokens(); // makes its row, which several who take at once would miss
        return bucket;
    }
}
