package io.stamgast.tests.fuzz;

import java.util.List;

/**
 * What threads share that act for the same tenant.
 *
 * @param score of all tenants
 * @param own what the tenant has
 * @param foreign what another tenant has
 * @param callers who may act for the tenant
 * @param operator who looks after tenants
 */
record Scene(Document document, Line line, Judge judge, Score score, Things own, Things foreign, List<Caller> callers,
             Caller operator) {
}
