package io.stamgast.purchase;

import io.stamgast.kernel.DomainException;
import io.stamgast.web.Reference;
import java.util.UUID;

/** A purchase in a path. It has no external id: its number is unique only with its source and distributor. */
public final class PurchaseId {

    private PurchaseId() {
    }

    /** @throws DomainException ({@code invalid-request}, 400) when it is not a UUID */
    public static UUID parse(String text) {
        var id = Reference.parse("id", text).id();
        if (id == null) {
            throw DomainException.malformed("invalid-request", "id",
                    "must be a UUID; to find a purchase by number, list with invoiceNumber");
        }
        return id;
    }
}
