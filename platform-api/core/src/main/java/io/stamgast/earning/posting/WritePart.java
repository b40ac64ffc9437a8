package io.stamgast.earning.posting;

import java.sql.SQLException;
import java.util.function.Predicate;

/**
 * A common table expression of the write statement.
 *
 * @param text {@code name as (…)}; the first parameter of each is the tenant
 * @param present whether a transaction has rows for it; if not, it is left out
 */
record WritePart(String text, Predicate<PostingContent> present, Binding binding) {

    /** Binds its parameters in the order of the text. */
    @FunctionalInterface
    interface Binding {
        void bind(Parameters to, PostingContent content) throws SQLException;
    }
}
