/**
 * The loyalty program of a tenant: its currency, time zone, points and policies.
 *
 * <p>A tenant has exactly one program now; its tables carry {@code program_id} so that there can be more. Currency,
 * time zone and pooling are fixed by the first purchase, observation or posting, because what came in was counted by
 * them. Whoever computes with the settings reads them in its own transaction, under the
 * {@link io.stamgast.program.JudgingLock} if it writes what they fix. Knows no other feature; tells by
 * {@link io.stamgast.program.ProgramChanged}, inside the transaction, that settings changed.
 */
package io.stamgast.program;
