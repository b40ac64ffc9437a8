package io.stamgast.portal.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipView;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MembershipWordsTest {

    private static final Instant DUE = Instant.parse("2026-12-10T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-29T00:00:00Z");

    private final MembershipWords words = words();

    private static MembershipWords words() {
        var made = new MembershipWords();
        made.words = new SaidWords();
        made.program = new CalendarProgram();
        return made;
    }

    private static MembershipView member(MembershipState state, Instant cancelsAt, InvoiceView open) {
        return new MembershipView(null, null, null, state, null, null, Collection.INVOICE, END, null, END, END,
                cancelsAt, null, null, null, null, null, true, null, null, open);
    }

    private static InvoiceView open(Instant dueAt) {
        return new InvoiceView("in_1", "A-1", null, MembershipInvoice.State.OPEN, Collection.INVOICE, "EUR",
                BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN, END, dueAt, 0, null, null, null, null);
    }

    @Test
    void aMembershipIsPaidOnlyWhenNoInvoiceIsOpen() {
        assertEquals("member.paid 2026-12-29", words.until(member(MembershipState.ACTIVE, null, null)));
        assertEquals("member.due 2026-12-10", words.until(member(MembershipState.ACTIVE, null, open(DUE))));
        assertEquals("member.runs 2026-12-29", words.until(member(MembershipState.ACTIVE, null, open(null))));
        assertEquals("member.runs 2026-12-29", words.until(member(MembershipState.UNPAID, null, null)));
    }

    @Test
    void whatIsAboutToEndSaysSoBesideTheDay() {
        var ending = member(MembershipState.ACTIVE, END, null);

        assertEquals("member.ending", words.state(ending));
        assertEquals("warm", words.mood(ending));
        assertEquals("member.ends 2026-12-29", words.until(ending));
    }

    @Test
    void anUnpaidOneStaysBadThoughItEnds() {
        var unpaid = member(MembershipState.PAST_DUE, END, open(DUE));

        assertEquals("memberState.PAST_DUE", words.state(unpaid));
        assertEquals("bad", words.mood(unpaid));
    }
}
