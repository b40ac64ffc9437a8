package io.stamgast.job;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Roles;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A kind of job; implement it as an {@code @ApplicationScoped} bean and ask for one with {@link Jobs#create}. */
public interface JobKind {

    /** The job's {@code kind}, such as {@code import}: stable, part of the API and of figures. */
    String name();

    /**
     * Does the work, in the tenant's context but in no transaction.
     *
     * @return the result: a record whose members are shown beside the job's own
     * @throws io.stamgast.kernel.DomainException fails the job with its message; any other exception fails it with
     *     an incident id
     */
    Object run(JobRun run);

    /**
     * A job at its end.
     *
     * @param result what {@link #run} returned; null unless it is done
     * @param error why it failed; null unless it did
     */
    record End(UUID job, Job.State state, Object result, String parameters, String error, Instant at) {

        /** What {@link Jobs#create} was given. */
        public <P> P parameters(Class<P> type) {
            return Json.read(parameters, type);
        }
    }

    /** What tenants' systems are told of when one ends, in the transaction that ends it; nothing by default. */
    default Optional<DomainEvent> told(End end) {
        return Optional.empty();
    }

    /** Who may cancel such a job: those who may ask for one; of purchases, unless it says others. */
    default Set<String> askers() {
        return Set.of(Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES);
    }

    /** Whose threads run such jobs. */
    default JobPool pool() {
        return JobPool.COMMON;
    }

    /** True when a tenant's jobs of this kind run one after another, in the order they were made. */
    default boolean oneAtATime() {
        return false;
    }

    /**
     * What a job that the server's end cut off says of itself when it fails for that.
     *
     * @return null when it is simply run again from its start; then it is, too, when the database failed in a way that
     *     passes
     */
    default String whenInterrupted() {
        return null;
    }

    /** Whether it is begun again while somebody else that it needs is away, instead of failing at once. */
    default boolean outlastsOutages() {
        return false;
    }
}
