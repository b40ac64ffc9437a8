package io.stamgast.dunning.decision;

import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.StepAction.Method;
import java.util.List;
import java.util.Objects;

/**
 * Which of the charges that are due is made: at most one of the account's own payment method and one of its backup. One
 * that was begun comes first, as it may have been made; else the latest.
 */
final class Charges {

    private final CaseSnapshot of;
    private final String own;
    private final String backup;

    /**
     * @param due what is due of the track's steps
     * @param newMethod whether the new payment method is charged anyway
     */
    Charges(CaseSnapshot of, List<Planned> due, boolean newMethod) {
        this.of = of;
        var charges = due.stream().filter(planned -> planned.action().isCharge()).toList();
        var first = Planned.backup(of, of.failedAt()).key();
        own = newMethod ? null : chosen(charges.stream().filter(one -> !one.action().isBackupCharge()).toList());
        backup = of.isBegun(first) ? null
                : chosen(charges.stream().filter(one -> one.action().isBackupCharge()).toList());
    }

    private String chosen(List<Planned> charges) {
        var begun = charges.stream().map(Planned::key).filter(of::isBegun).findFirst();
        return begun.orElseGet(() -> charges.stream().filter(one -> hindrance(one) == null).map(Planned::key)
                .reduce((earlier, later) -> later).orElse(null));
    }

    /** Why a charge that is due isn't made; null for one that is. */
    SkipReason skipped(Planned charge) {
        var hindrance = of.isBegun(charge.key()) ? null : hindrance(charge);
        var made = charge.action().isBackupCharge() ? backup : own;
        return hindrance != null ? hindrance
                : Objects.equals(made, charge.key()) ? null : SkipReason.OTHER_CHARGE;
    }

    private SkipReason hindrance(Planned charge) {
        if (charge.action().isBackupCharge()) {
            return of.methods().backup() ? null : SkipReason.NO_BACKUP_METHOD;
        }
        if (of.hasNewMethod()) {
            return null;
        }
        if (charge.action().method() == Method.NEW) {
            return SkipReason.NO_NEW_METHOD;
        }
        return of.charge().decline() == Decline.HARD_DECLINE ? SkipReason.HARD_DECLINE
                : of.charge().decline() == Decline.AUTHENTICATION ? SkipReason.AUTHENTICATION_NEEDED : null;
    }
}
