package io.stamgast.kernel;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;

/** Turns the violation of a unique constraint, in a race that a check before it can't see, into a refusal. */
public final class Duplicates {

    private Duplicates() {
    }

    public static void flush(EntityManager em, Supplier<DomainException> refusal) {
        try {
            em.flush();
        } catch (PersistenceException failure) {
            if (DatabaseFailure.under(failure).filter(DatabaseFailure::isDuplicate).isPresent()) {
                throw refusal.get();
            }
            throw failure;
        }
    }
}
