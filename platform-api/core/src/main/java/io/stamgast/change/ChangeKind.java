package io.stamgast.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.stamgast.kernel.DomainException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the feed shows. Within a transaction they come in this order, so that what others name comes before them. */
enum ChangeKind {

    ACCOUNT("coalesce(c.changed_at, c.created_at)"),
    MEMBER("coalesce(c.changed_at, c.created_at)"),
    PURCHASE("c.posted_at"),
    REDEMPTION("greatest(c.reserved_at, c.confirmed_at, c.fulfilled_at, c.ended_at)"),
    POSTING("c.posted_at");

    /** When a row {@code c} was written last, in SQL. */
    private final String changedAt;

    ChangeKind(String changedAt) {
        this.changedAt = changedAt;
    }

    String changedAt() {
        return changedAt;
    }

    /** As it is written, and the table it has. */
    @JsonValue
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws DomainException ({@code invalid-request}, 400) for a name that none has */
    static Set<ChangeKind> parse(Collection<String> names) {
        var kinds = EnumSet.noneOf(ChangeKind.class);
        names.forEach(name -> kinds.add(parse(name)));
        return kinds;
    }

    private static ChangeKind parse(String name) {
        return Arrays.stream(values()).filter(kind -> kind.written().equals(name)).findFirst().orElseThrow(() ->
                DomainException.malformed("invalid-request", "kinds", "must be some of " + Arrays.stream(values())
                        .map(ChangeKind::written).collect(Collectors.joining(", ")) + ", apart by commas"));
    }
}
