package io.stamgast.earning.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.rule.Rules;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.JudgingLock;
import io.stamgast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A purchase that is being judged by the old version while a new one is published over its time. */
class PublishingMeetsJudgingIT {

    private final int tenant = Database.newTenant();
    private final Desk desk = new Desk(tenant);
    private final UUID draft = desk.call(sets -> sets.create(
            new RuleSetDefinition("new", List.of(Rules.spend("base"))))).id();

    private static void judging(Connection connection, int tenant) throws SQLException {
        connection.setAutoCommit(false);
        TenantWork.useTenant(connection, tenant);
        JudgingLock.share(connection, tenant);
    }

    private CompletableFuture<RuleSetView> publishing() {
        return CompletableFuture.supplyAsync(() -> desk.call(sets -> sets.publish(draft, null, Instant.EPOCH)));
    }

    @Test
    void aPublicationWaitsForThePurchasesThatAreBeingJudged() throws SQLException, ExecutionException,
            InterruptedException {
        try (var first = Database.app().getConnection(); var second = Database.app().getConnection()) {
            judging(first, tenant);
            judging(second, tenant);
            var publication = publishing();
            Database.awaitThatOneWaits(first, publication);
            first.commit();
            assertFalse(publication.isDone(), "one is still judging");
            second.commit();
            assertEquals(RuleSetView.State.PUBLISHED, publication.get().state());
        }
    }

    @Test
    void anotherTenantsPurchasesAreNotWaitedFor() throws SQLException, ExecutionException, InterruptedException {
        var other = Database.newTenant();
        try (var judging = Database.app().getConnection()) {
            judging(judging, other);
            assertEquals(RuleSetView.State.PUBLISHED, publishing().get().state());
            judging.commit();
        }
    }
}
