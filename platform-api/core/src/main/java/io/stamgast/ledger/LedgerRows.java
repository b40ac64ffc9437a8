package io.stamgast.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What books collected, table by table, in columns. */
final class LedgerRows {

    record PostingRow(Book book, Posting posting) {
        Occasion occasion() {
            return posting.occasion();
        }
    }

    record EntryRow(Book book, Posting posting, Posting.Entry entry) {
    }

    record LotRow(Book book, Lot lot) {
    }

    record MovementRow(Posting posting, int no, Posting.Movement movement) {
    }

    private final Collection<Book> books;
    private final List<PostingRow> postings = new ArrayList<>();
    private final List<EntryRow> entries = new ArrayList<>();
    private final List<LotRow> opened = new ArrayList<>();
    private final List<MovementRow> movements = new ArrayList<>();
    private final List<Lot> changed = new ArrayList<>();

    LedgerRows(Collection<Book> books) {
        this.books = books;
        for (var book : books) {
            book.postings().forEach(posting -> add(book, posting));
            book.standing().lots().opened().forEach(lot -> opened.add(new LotRow(book, lot)));
            changed.addAll(book.standing().lots().changed());
        }
    }

    private void add(Book book, Posting posting) {
        postings.add(new PostingRow(book, posting));
        posting.entries().forEach(entry -> entries.add(new EntryRow(book, posting, entry)));
        for (var no = 0; no < posting.movements().size(); no++) {
            movements.add(new MovementRow(posting, no + 1, posting.movements().get(no)));
        }
    }

    Object[] books(Function<Book, Object> column) {
        return books.stream().map(column).toArray();
    }

    Object[] postings(Function<PostingRow, Object> column) {
        return postings.stream().map(column).toArray();
    }

    Object[] entries(Function<EntryRow, Object> column) {
        return entries.stream().map(column).toArray();
    }

    Object[] opened(Function<LotRow, Object> column) {
        return opened.stream().map(column).toArray();
    }

    Object[] movements(Function<MovementRow, Object> column) {
        return movements.stream().map(column).toArray();
    }

    Object[] changed(Function<Lot, Object> column) {
        return changed.stream().map(column).toArray();
    }
}
