/**
 * The loyalty program of a tenant: its currency, time zone, points and policies.
 *
 * <p>A tenant has exactly one program now; its tables carry {@code program_id} so that there can be more. Currency,
 * time zone and pooling are fixed by the first posting, because what is posted was computed by them. Whoever computes
 * with the settings reads them in its own transaction. Knows no other feature; tells by
 * {@link io.stamgast.program.ProgramChanged}, inside the transaction, that settings changed.
 */
package io.stamgast.program;
