/**
 * How many requests a second may come from a tenant, and from one of its machine clients.
 *
 * <p>The count is one for all instances of the server: it stands in the database. An instance counts on its own
 * meanwhile, and tells the database after a tenth of the limit, or a second (ADR 72): together, instances may let in a
 * tenth more each. Whoever asks is told what is left, and who goes on without waiting is known for a moment.
 *
 * <p>Knows neither tenants nor clients but by number and name; who has which limit is said by the caller.
 */
package io.stamgast.rate;
