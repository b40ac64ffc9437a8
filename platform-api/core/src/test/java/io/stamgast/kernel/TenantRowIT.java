package io.stamgast.kernel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.Jpa;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantRowIT {

    @Test
    void noEntityCanBeReadWhileNobodySetATenant() {
        List<String> entities = Jpa.inTransaction(
                em -> em.getMetamodel().getEntities().stream().map(EntityType::getName).sorted().toList());

        assertTrue(entities.containsAll(List.of("Account", "Reward", "StaffMember")), entities.toString());
        for (var entity : entities) {
            assertThrows(PersistenceException.class, () -> Jpa.inTransaction(
                    em -> em.createQuery("select e from " + entity + " e").getResultList()), entity);
        }
    }
}
