package io.stamgast.portal.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.portal.language.Figures;
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
        made.show = new Figures() {
            @Override
            public String money(BigDecimal amount, String currency) {
                return amount + " " + currency;
            }
        };
        return made;
    }

    /** One that costs 9.90 EUR a month. */
    private static MembershipView paused(BigDecimal dueAtResume) {
        return new MembershipView(null, null, null, MembershipState.PAUSED, null, new MembershipView.PriceShown(null,
                "monthly", new BigDecimal("9.90"), "EUR", Interval.MONTH, null, false), Collection.CARD, END, null,
                END, END, null, null, null, null, null, null, false, null, null, null, null, dueAtResume, null);
    }

    @Test
    void theEndOfAPauseSaysBeforehandWhatItCosts() {
        assertEquals("member.paysNow.MONTH 9.90 EUR", words.atResume(paused(new BigDecimal("9.90"))));
        assertNull(words.atResume(paused(null)), "what was paid before still runs");
    }

    private static MembershipView member(MembershipState state, Instant cancelsAt, InvoiceView open) {
        return new MembershipView(null, null, null, state, null, null, Collection.INVOICE, END, null, END, END,
                cancelsAt, null, null, null, null, null, true, null, null, null, open, null, null);
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
