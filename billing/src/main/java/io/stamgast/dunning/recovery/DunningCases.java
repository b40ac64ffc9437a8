package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.CaseFacts;
import io.stamgast.dunning.action.DunningActions;
import io.stamgast.dunning.decision.CaseSnapshot.FailedCharge;
import io.stamgast.dunning.decision.Dunning;
import io.stamgast.dunning.decision.Planned;
import io.stamgast.dunning.policy.PolicyBook;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens cases and takes down what happens to them, in the caller's unit of work. Facts may come late, twice, and in any
 * order; those about an invoice that has no case change nothing. Who tells of an invoice has locked its membership.
 */
@ApplicationScoped
public class DunningCases {

    private static final int FURTHEST_PROMISE_DAYS = 180;

    /** What happens to a case that is locked. */
    @FunctionalInterface
    private interface Happening {
        void to(DunningCase locked) throws SQLException;
    }

    private Clock clock;
    private Optional<DunningActions> actions;

    protected DunningCases() {
        // for CDI
    }

    @Inject
    DunningCases(Clock clock, Instance<DunningActions> actions) {
        this(clock, actions.isResolvable() ? Optional.of(actions.get()) : Optional.empty());
    }

    /** For tests and tools outside a container. */
    public DunningCases(Clock clock, Optional<DunningActions> actions) {
        this.clock = clock;
        this.actions = actions;
    }

    /** Opens a case, by the policy that is in force; the one that there is when the invoice has one already. */
    public DunningCase open(Connection connection, int tenantId, NewCase begun) throws SQLException {
        var now = now();
        var work = work(connection, tenantId, now);
        var known = work.table().ofInvoice(begun.invoice());
        if (known.isPresent()) {
            return known.get();
        }
        var policy = PolicyBook.inForce(connection, tenantId, now);
        var zone = ProgramSettings.read(connection, tenantId).timeZone();
        var facts = new CaseFacts(Ids.next(), begun.accountId(), begun.membershipId(), begun.invoice(), policy.id(),
                begun.payment(), begun.amountMinor(), begun.currency(),
                begun.failedAt().truncatedTo(ChronoUnit.MICROS), now, zone);
        var refusal = begun.refusal();
        var charge = refusal == null ? null : new FailedCharge(refusal.decline(),
                refusal.at().truncatedTo(ChronoUnit.MICROS), refusal.nextAttempt());
        var opened = new DunningCase(facts, charge, refusal == null ? null : refusal.code(), begun.backupMethod());
        if (begun.newMethod()) {
            opened.methodArrived(now);
        }
        opened.lookAt(now);
        if (!work.table().insert(opened)) {
            return work.table().ofInvoice(begun.invoice()).orElseThrow(); // somebody else was faster
        }
        work.tell("opened", opened);
        return opened;
    }

    /**
     * A charge of the invoice was declined, again or in another way.
     *
     * @param ofAnother whether what was declined is not the account's current payment method
     */
    public void declined(Connection connection, int tenantId, String invoice, Refusal refusal, boolean ofAnother)
            throws SQLException {
        ofInvoice(connection, tenantId, invoice, locked -> locked.declined(refusal, ofAnother));
    }

    /** The account has another payment method, which is charged at once for all that it owes. */
    public void paymentMethodReplaced(Connection connection, int tenantId, UUID account, Instant at)
            throws SQLException {
        ofAccount(connection, tenantId, account, locked -> locked.methodArrived(at));
    }

    /** The account has a backup payment method now, or none any more. */
    public void backupMethodKnown(Connection connection, int tenantId, UUID account, boolean known)
            throws SQLException {
        ofAccount(connection, tenantId, account, locked -> locked.backupKnown(known));
    }

    /** @param amountMinor what was paid, in the currency's minor unit */
    public void paid(Connection connection, int tenantId, String invoice, long amountMinor, Instant at)
            throws SQLException {
        ofInvoice(connection, tenantId, invoice, locked -> locked.paid(amountMinor, at));
    }

    /**
     * A membership has ended that is locked. Its cases end with what was wished; else their policies end at once, with
     * what they do last.
     *
     * @param wished whether somebody ended it, and not that it wasn't paid
     */
    public void membershipEnded(Connection connection, int tenantId, UUID membership, boolean wished, Instant at)
            throws SQLException {
        var work = work(connection, tenantId, now());
        for (var running : work.table().lockOfMembership(membership)) {
            running.membershipEnded(wished, at);
            work.keep(running);
        }
    }

    /** Of these invoices, those whose case has not ended and runs by a policy that says when to charge again. */
    public static List<String> ownRetries(Connection connection, int tenantId, Collection<String> invoices)
            throws SQLException {
        return new CaseTable(connection, tenantId).ownRetries(invoices);
    }

    /** Nothing is owed any more. */
    public void voided(Connection connection, int tenantId, String invoice) throws SQLException {
        ofInvoice(connection, tenantId, invoice, DunningCase::voided);
    }

    /** The invoice was given up. */
    public void uncollectible(Connection connection, int tenantId, String invoice) throws SQLException {
        ofInvoice(connection, tenantId, invoice, DunningCase::givenUp);
    }

    /** @throws DomainException 404; 409 {@code wrong-state} when it is paused already, or has ended */
    public DunningCase pause(Connection connection, int tenantId, UUID id) throws SQLException {
        return byHand(connection, tenantId, id, "paused", locked -> locked.pause(now()));
    }

    /** @throws DomainException 404; 409 {@code wrong-state} when it isn't paused */
    public DunningCase resume(Connection connection, int tenantId, UUID id) throws SQLException {
        return byHand(connection, tenantId, id, "resumed", locked -> locked.resume(now()));
    }

    /**
     * Somebody has promised to pay: what is to come waits until the day after. A later promise replaces it.
     *
     * @throws DomainException 400 for a day that is past, or too far; 404; 409 {@code wrong-state} when it has ended
     */
    public DunningCase promise(Connection connection, int tenantId, UUID id, LocalDate until) throws SQLException {
        var work = work(connection, tenantId, now());
        return byHand(connection, tenantId, id, "promised", locked -> {
            var today = LocalDate.ofInstant(now(), locked.facts().zone());
            if (until.isBefore(today) || until.isAfter(today.plusDays(FURTHEST_PROMISE_DAYS))) {
                throw DomainException.malformed("invalid-request", "until", "must be a day from today, " + today
                        + ", to " + FURTHEST_PROMISE_DAYS + " days ahead");
            }
            var snapshot = locked.snapshot(work.steps(locked).records());
            locked.promised(until, Dunning.promiseDays(snapshot, work.version(locked), until, now()));
        });
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such case */
    public DunningCase find(Connection connection, int tenantId, UUID id) throws SQLException {
        return new CaseTable(connection, tenantId).find(id);
    }

    /**
     * Whether it has not ended, and won't before the caller's unit of work: for what must not outlast it.
     *
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such case
     */
    public static boolean isRunning(Connection connection, int tenantId, UUID id) throws SQLException {
        return !new CaseTable(connection, tenantId).lock(id).state().isEnd();
    }

    /**
     * Whether it was paid, and won't be before the caller's unit of work if it wasn't.
     *
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such case
     */
    public static boolean isRecovered(Connection connection, int tenantId, UUID id) throws SQLException {
        return new CaseTable(connection, tenantId).lock(id).state() == DunningCase.State.RECOVERED;
    }

    /**
     * Cases, the latest first.
     *
     * @param account null for every account, like {@code state} for every state
     * @param before the id after which the page begins; null for the first page
     */
    public List<DunningCase> list(Connection connection, int tenantId, UUID account, DunningCase.State state,
                                  UUID before, int limit) throws SQLException {
        return new CaseTable(connection, tenantId).list(account, state, before, limit);
    }

    /** What was begun, done and skipped for a case, in that order. */
    public List<CaseStep> history(Connection connection, int tenantId, UUID id) throws SQLException {
        return CaseStep.of(connection, tenantId, id);
    }

    /** What comes next for a case, all of the same step; nothing when nothing does. */
    public List<Planned> upcoming(Connection connection, int tenantId, DunningCase of) throws SQLException {
        var work = work(connection, tenantId, now());
        return Dunning.upcoming(of.snapshot(work.steps(of).records()), work.version(of), now());
    }

    /** Until when a membership's benefits act on though it owes something; nothing when no case of it is open. */
    public Optional<Instant> graceUntil(Connection connection, int tenantId, UUID membership) throws SQLException {
        var work = work(connection, tenantId, now());
        Instant first = null;
        for (var open : work.table().ofMembership(membership)) {
            var until = open.facts().failedAt().atZone(open.facts().zone())
                    .plusDays(work.version(open).definition().graceDays()).toInstant();
            first = first == null || until.isBefore(first) ? until : first;
        }
        return Optional.ofNullable(first);
    }

    private void ofInvoice(Connection connection, int tenantId, String invoice, Happening what) throws SQLException {
        var work = work(connection, tenantId, now());
        var found = work.table().ofInvoice(invoice);
        if (found.isPresent()) {
            what.to(found.get());
            work.keep(found.get());
        }
    }

    private void ofAccount(Connection connection, int tenantId, UUID account, Happening what) throws SQLException {
        var work = work(connection, tenantId, now());
        for (var running : work.lockRunning(account)) {
            what.to(running);
            work.keep(running);
        }
    }

    private DunningCase byHand(Connection connection, int tenantId, UUID id, String told, Happening what)
            throws SQLException {
        var work = work(connection, tenantId, now());
        var locked = work.lock(id);
        what.to(locked);
        work.keep(locked);
        work.tell(told, locked);
        return locked;
    }

    private CaseWork work(Connection connection, int tenantId, Instant now) {
        return new CaseWork(connection, tenantId, actions, now);
    }

    /** As it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
