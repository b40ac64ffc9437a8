package io.stamgast.earning.posting;

import io.stamgast.earning.posting.JudgingFacts.CarryKey;
import io.stamgast.earning.posting.StateQuery.KeyAddress;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.ledger.Book;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * All that one transaction writes.
 *
 * @param carries the fractions that accounts keep from now on, of those that changed
 * @param answer what is kept under the key; null without one
 */
record PostingContent(PostingRows rows, Map<CarryKey, Fraction> carries, Collection<Book> books, KeyAddress key,
                      KeptAnswer answer, Instant now) {
}
