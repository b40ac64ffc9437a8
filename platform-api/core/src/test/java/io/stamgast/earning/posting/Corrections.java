package io.stamgast.earning.posting;

import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
import io.stamgast.testing.Database;
import java.util.UUID;

/** Corrections by hand, as the ledger makes them. */
public final class Corrections {

    private Corrections() {
    }

    /** Reverses what the purchase earned. */
    public static void reverseEarned(int tenant, UUID purchase) {
        Database.work().call(tenant, connection -> {
            var books = new Books(connection, tenant, LedgerTerms.of(ProgramSettings.read(connection, tenant)));
            var book = books.lockBalanceOf("purchase:" + purchase);
            var earned = books.load(book, "purchase:" + purchase).orElseThrow();
            books.loadLotsToTakeBack(book, earned.given(), Till.NOW, null);
            book.reverse(Occasion.of(Posting.Kind.REVERSED, "reverse:" + earned.id(), Till.NOW, "tester"), earned);
            books.write();
            return null;
        });
    }
}
