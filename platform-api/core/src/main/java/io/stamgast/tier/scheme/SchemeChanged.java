package io.stamgast.tier.scheme;

import java.time.LocalDate;

/** Fired inside the transaction that gives a tenant tiers or changes them: every account is to be looked at. */
public record SchemeChanged(int tenantId, LocalDate on) {
}
