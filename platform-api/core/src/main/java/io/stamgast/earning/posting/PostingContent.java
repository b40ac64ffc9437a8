package io.stamgast.earning.posting;

import io.stamgast.earning.posting.StateQuery.KeyAddress;
import io.stamgast.ledger.Book;
import java.time.Instant;
import java.util.Collection;

/**
 * All that one transaction writes.
 *
 * @param facts what accounts keep and rules have given from now on
 * @param answer what is kept under the key; null without one
 */
record PostingContent(PostingRows rows, JudgingFacts facts, Collection<Book> books, KeyAddress key,
                      KeptAnswer answer, Instant now) {
}
