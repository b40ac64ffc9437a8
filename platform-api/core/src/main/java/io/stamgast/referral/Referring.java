package io.stamgast.referral;

import io.stamgast.account.AccountIds;
import io.stamgast.account.Enrolment;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.lock.Turn;
import io.stamgast.program.ProgramSettings;
import io.stamgast.referral.code.GivenCode;
import io.stamgast.web.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;

/** One referral on its way into the table, in the caller's unit of work. */
final class Referring {

    /** @param created whether this made it; false when it stood there already */
    record Outcome(Referral referral, boolean created) {
    }

    private static final Duration LIFE = Duration.ofDays(365);
    private static final String NAME = "select name from app.account where tenant_id = ? and id = ?";

    private final Connection connection;
    private final int tenantId;
    private final String actor;
    private final Instant now;
    private final Kinship kinship;
    private final ReferralTable table;

    Referring(Connection connection, int tenantId, String actor, Instant now) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.actor = actor;
        this.now = now;
        this.kinship = new Kinship(connection, tenantId);
        this.table = new ReferralTable(connection, tenantId);
    }

    /**
     * @param typed the code, as people type it
     * @param account who was brought; made known where the program enrols whom it doesn't know
     * @param taxId null for none
     * @throws DomainException 400 {@code invalid-request}; 404 {@code unknown-referral-code}, {@code unknown-account};
     *     422 {@code referral-code-inactive}, {@code already-referred}, {@code self-referral},
     *     {@code referral-circle}, {@code has-purchases}, {@code tax-id-taken}
     */
    Outcome refer(String typed, Reference account, String taxId) throws SQLException {
        var normalTaxId = taxId == null ? null : normal(taxId);
        Turn.take(connection, tenantId, "referral"); // of two that are entered at once, the second sees the first
        var code = GivenCode.read(connection, tenantId, typed);
        var program = ProgramSettings.read(connection, tenantId);
        var referred = account(account, program);
        var earlier = table.ofAccount(referred);
        if (earlier.isPresent()) {
            if (earlier.get().code().equals(code.code())) {
                return new Outcome(earlier.get(), false);
            }
            throw DomainException.ruleBroken("already-referred", "account", "was brought by another code already");
        }
        code.requireUsable();
        requireOther(code.accountId(), referred);
        var referral = referral(code, referred, freeTaxId(normalTaxId, referred));
        table.insert(referral, code.id(), program.id());
        Outbox.write(connection, tenantId, ReferralEvent.of(referral, now));
        return new Outcome(referral, true);
    }

    private UUID account(Reference account, ProgramSettings program) throws SQLException {
        var known = AccountIds.find(connection, tenantId, account);
        if (known.isPresent()) {
            return known.get();
        }
        var externalId = account.externalId();
        if (externalId == null || !program.autoEnrol() || !Enrolment.accepts(externalId)) {
            throw DomainException.unknown("unknown-account", "account", "there is no account " + account);
        }
        var names = new HashMap<String, String>();
        names.put(externalId, null);
        return Enrolment.enrol(connection, tenantId, program.id(), names, now).ids().get(externalId);
    }

    private void requireOther(UUID referrer, UUID referred) throws SQLException {
        if (kinship.areOne(referrer, referred)) {
            throw DomainException.ruleBroken("self-referral", "account",
                    "is the code's own account, or of its hierarchy");
        }
        if (kinship.isBroughtBy(referrer, referred)) {
            throw DomainException.ruleBroken("referral-circle", "account",
                    "brought the code's account, itself or through others");
        }
        if (kinship.hasBought(referred)) {
            throw DomainException.ruleBroken("has-purchases", "account", "has bought already");
        }
    }

    /** The tax id to be kept: the one that was given, else the account's own. */
    private String freeTaxId(String given, UUID referred) throws SQLException {
        if (kinship.isOthersTaxId(given, referred)) {
            throw DomainException.ruleBroken("tax-id-taken", "taxId", "is another account's");
        }
        return given == null ? kinship.taxId(referred) : given;
    }

    private static String normal(String taxId) {
        var normal = taxId.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        if (normal.isEmpty()) {
            throw DomainException.malformed("invalid-request", "taxId", "must hold letters or digits");
        }
        return normal;
    }

    private Referral referral(GivenCode code, UUID referred, String taxId) throws SQLException {
        return new Referral(Ids.next(), code.code(), code.accountId(), name(code.accountId()), referred,
                name(referred), taxId, Referral.State.OPEN, actor, now, now.plus(LIFE), null, null, null, 0, 0, null,
                null);
    }

    private String name(UUID account) throws SQLException {
        try (var query = connection.prepareStatement(NAME)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
