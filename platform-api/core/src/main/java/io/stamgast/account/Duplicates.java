package io.stamgast.account;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Turns the violation of a unique constraint, in a race that a check before it can't see, into a refusal. */
final class Duplicates {

    private Duplicates() {
    }

    static void flush(EntityManager em, Supplier<DomainException> refusal) {
        try {
            em.flush();
        } catch (PersistenceException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && new DatabaseFailure(sql).isDuplicate()) {
                    throw refusal.get();
                }
            }
            throw failure;
        }
    }
}
