package io.stamgast.membership.figures;

import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.entitlement.Member;
import io.stamgast.plan.PlanDesk;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Written;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.MovedClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** A tenant in Amsterdam that sells memberships and wants to know how that goes. It is 10 May 2026. */
final class Supplier {

    static final int MONTHLY = 0;
    static final int YEARLY = 1;
    static final int ONCE = 2;

    private final int tenant = Database.newTenant();
    private final MovedClock clock = new MovedClock(at("2026-05-10T10:00:00"));
    private final PlanDesk plans = new PlanDesk(tenant, clock, (connection, change) -> { });

    static Instant at(String utc) {
        return Instant.parse(utc + "Z");
    }

    private static OffsetDateTime stored(String utc) {
        return utc == null ? null : at(utc).atOffset(ZoneOffset.UTC);
    }

    PlanView sells(Written plan) {
        return plans.create(plan);
    }

    /** Somebody who has nothing yet takes a plan. */
    Member takes(PlanView plan, int price, MembershipState state, String began) {
        return Member.takes(tenant, Database.newAccount(tenant, "A" + Ids.next()), taken(plan, price), state,
                at(began));
    }

    static PlanTaken taken(PlanView plan, int price) {
        return new PlanTaken(plan.id(), plan.version(), plan.prices().get(price).id());
    }

    static void ends(Member member, String end, EndReason reason) {
        member.becomes(at(end), before -> before.ended(at(end), reason));
    }

    static void changes(Member member, String when, PlanTaken plan) {
        member.becomes(at(when), of -> new Membership(of.id(), of.accountId(), of.memberId(), plan, of.state(),
                of.stripeSubscription(), of.collection(), of.beganAt(), of.trialEndsAt(), of.periodBeginsAt(),
                of.periodEndsAt(), of.cancelsAt(), of.endedAt(), of.endReason(), of.pastDueSince(), of.graceUntil(),
                of.resumesAt(), of.restricted(), of.monthsGranted(), of.syncedAt()));
    }

    void isPaid(Member member, String when, long minor) {
        Database.execute(tenant, """
                insert into app.membership_invoice (tenant_id, id, membership_id, account_id, reason, state, collection,
                    currency, due_minor, paid_minor, remaining_minor, created_at, attempts, paid_at, synced_at)
                values (?, ?, ?, ?, 'RENEWAL', 'PAID', 'CARD', 'EUR', ?, ?, 0, ?, 1, ?, ?)""", tenant,
                "in_" + Ids.next(), member.id(), member.read().accountId(), minor, minor, stored(when), stored(when),
                stored(when));
    }

    UUID recoversBy(String policy) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.dunning_policy (tenant_id, id, program_id, state, definition, built_in, published_at,
                    created_at, version)
                values (?, ?, 1, 'PUBLISHED', ?, false, now(), now(), 1)""", tenant, id,
                "{\"name\":\"" + policy + "\"}");
        return id;
    }

    /** A case that opens as the payment fails. */
    void dunning(Member member, UUID policy, String failed, String state, String ended, Long recoveredMinor) {
        Database.execute(tenant, """
                insert into app.dunning_case (tenant_id, id, program_id, account_id, membership_id, invoice, policy_id,
                    payment, amount_minor, currency, failed_at, opened_at, new_methods, backup_method, paused_micros,
                    promise_days, invoice_state, state, ended_at, recovered_minor)
                values (?, ?, 1, ?, ?, ?, ?, 'INVOICE', 9990, 'EUR', ?, ?, 0, false, 0, 0, 'OPEN', ?, ?, ?)""",
                tenant, Ids.next(), member.read().accountId(), member.id(), "in_" + Ids.next(), policy, stored(failed),
                stored(failed), state, stored(ended), recoveredMinor);
    }

    Figures figures(String from, String to) {
        return Database.work().call(tenant, connection -> {
            var desk = new FiguresDesk();
            desk.connection = new Entered(connection);
            desk.tenant = Entered.tenant(tenant);
            desk.clock = clock;
            return desk.of(Months.parse(from, to));
        });
    }

    /** As a file, without its header and the ids. */
    String rows(String from, String to) {
        var file = file(figures(from, to));
        return file.substring(file.indexOf("\r\n") + 2).replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12},", "")
                .replace("TOTAL,,,", "TOTAL,").replace("\r\n", "\n");
    }

    static String file(Figures figures) {
        try {
            var out = new ByteArrayOutputStream();
            FiguresFile.of(figures).write(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
