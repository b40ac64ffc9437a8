package io.stamgast.dunning.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.dunning.recovery.Lender;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.web.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DunningDeskIT {

    private final Lender lender = new Lender();
    private final List<String> audited = new ArrayList<>();

    private <T> T call(Lender owner, Function<DunningDesk, T> work) {
        return Database.work().call(owner.tenant(), connection -> {
            var desk = new DunningDesk();
            desk.connection = new Entered(connection);
            desk.tenant = Entered.tenant(owner.tenant());
            desk.cases = new DunningCases(owner.clock(), Optional.empty());
            desk.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action);
                }
            };
            return work.apply(desk);
        });
    }

    @Test
    void aCaseShowsWhatWasDoneInWordsAndWhatIsNextAndWhen() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.at(3, 9);

        var shown = call(lender, desk -> desk.find(id));

        assertEquals(List.of("The e-mail payment-failed: done", "A notice to the account's buyers: done",
                "A charge of the current payment method: declined (again)", "The e-mail payment-reminder: done"),
                shown.steps().stream().map(StepView::text).toList());
        assertEquals("RENEWAL_SOFT_DECLINE", shown.steps().get(2).track());
        assertEquals(Instant.parse("2026-03-09T08:00:00Z"), shown.next().at());
        assertEquals("a charge of the current payment method, the e-mail payment-reminder, a word to the account"
                + " manager", shown.next().text());
        assertEquals("50.00", shown.amount().toPlainString());
        assertNull(shown.days());
    }

    @Test
    void whatWasSkippedSaysWhy() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.at(8, 9);

        var texts = call(lender, desk -> desk.find(id)).steps().stream().map(StepView::text).toList();

        assertEquals("The e-mail payment-failed: skipped, as a later one was due at the same time", texts.get(0));
        assertEquals("A charge of the current payment method: skipped, as another charge was due at the same time",
                texts.get(1));
    }

    @Test
    void peoplePauseResumeAndWritePromisesDown() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();

        var paused = call(lender, desk -> desk.pause(id));
        assertEquals(DunningCase.State.PAUSED, paused.state());
        assertNull(paused.next());
        assertEquals(DunningCase.State.OPEN, call(lender, desk -> desk.resume(id)).state());
        var promised = call(lender, desk -> desk.promise(id, LocalDate.parse("2026-03-10")));

        assertEquals(LocalDate.parse("2026-03-10"), promised.promisedUntil());
        assertEquals(Instant.parse("2026-03-11T08:00:00Z"), promised.next().at());
        assertEquals(List.of("paused", "resumed", "promised"), audited);
    }

    @Test
    void listsAreCutByStateAndAccountTheLatestFirst() {
        var first = lender.fails("in_1", Decline.SOFT_DECLINE);
        var second = lender.fails("in_2", Decline.SOFT_DECLINE);
        call(lender, desk -> desk.pause(first));

        assertEquals(List.of(second, first), ids(desk -> desk.list(null, null, null, 10)));
        assertEquals(List.of(first), ids(desk -> desk.list(null, null, second, 10)));
        assertEquals(List.of(first), ids(desk -> desk.list(null, DunningCase.State.PAUSED, null, 10)));
        var account = call(lender, desk -> desk.find(first)).account();
        assertEquals(2, ids(desk -> desk.list(new Reference(account, null), null, null, 10)).size());
        var other = Database.newAccount(lender.tenant(), "OTHER");
        assertEquals(List.of(), ids(desk -> desk.list(new Reference(other, null), null, null, 10)));
        assertNull(call(lender, desk -> desk.list(null, null, null, 10)).get(0).steps());
    }

    private List<UUID> ids(Function<DunningDesk, List<CaseView>> list) {
        return call(lender, list).stream().map(CaseView::id).toList();
    }

    @Test
    void anotherTenantIsToldThatThereIsNoSuchCase() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        var stranger = new Lender();
        var account = call(lender, desk -> desk.find(id)).account();
        for (var work : List.<Function<DunningDesk, Object>>of(desk -> desk.find(id), desk -> desk.pause(id),
                desk -> desk.resume(id), desk -> desk.promise(id, LocalDate.parse("2026-03-10")),
                desk -> desk.list(new Reference(account, null), null, null, 10))) {
            assertEquals("not-found", assertThrows(DomainException.class, () -> call(stranger, work)).code());
        }
        assertEquals(List.of(), call(stranger, desk -> desk.list(null, null, null, 10)));
        assertEquals(List.of(), audited);
    }
}
