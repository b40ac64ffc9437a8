package io.stamgast.plan;

import java.util.UUID;

/** Fired inside the transaction that enters a plan or saves it, even if it says the same as before. */
public record PlanChanged(int tenantId, UUID planId) {
}
