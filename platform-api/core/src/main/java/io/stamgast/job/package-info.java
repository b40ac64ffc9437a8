/**
 * Long and recurring work, through the database: any instance may run it, none runs it twice at once.
 *
 * <p>A {@link io.stamgast.job.JobKind} is work that somebody asked for and watches: a row with a state, progress,
 * counts and rejected rows, made and scheduled in the asker's own transaction. A {@link io.stamgast.job.TenantTask}
 * recurs for every active tenant. Both are found as CDI beans; only the API war runs them.
 *
 * <p>Each run is one tenant's, with its tenant set like a request's. Knows no feature.
 */
package io.stamgast.job;
