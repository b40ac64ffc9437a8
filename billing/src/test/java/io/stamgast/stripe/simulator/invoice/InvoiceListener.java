package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;

/** What becomes of an invoice matters to who had it made. */
public interface InvoiceListener {

    void paid(Account account, Doc invoice);

    /** Payment is required and was not got: it was refused, or waits for the customer, or is overdue. */
    void unpaid(Account account, Doc invoice);

    /** The last try has failed. */
    void exhausted(Account account, Doc invoice);

    /** Voided or given up as uncollectible. */
    void closed(Account account, Doc invoice);
}
