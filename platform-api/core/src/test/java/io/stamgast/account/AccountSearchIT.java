package io.stamgast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountSearchIT {

    private static final int MANY = 100_000;
    private static int crowded;

    private final int tenant = Database.newTenant();

    @BeforeAll
    static void enterManyAccounts() {
        crowded = Database.newTenant();
        var names = new HashMap<String, String>();
        for (var i = 0; i < MANY; i++) {
            names.put("K%06d".formatted(i), "Café %d %s".formatted(i % 1000, Integer.toString(i, 36)));
        }
        Database.work().call(crowded, connection -> Enrolment.enrol(connection, crowded, 1, names, Instant.EPOCH));
        Database.executeAsOwner(crowded, "analyze app.account");
    }

    @Test
    void aNameIsFoundByItsBeginningWithoutCaseAndAccents() {
        enter("1", "Café Zürich");
        enter("2", "Cafetaria");
        enter("3", "Bar");
        assertEquals(List.of("1", "2"), found("CAFE", null, 10));
        assertEquals(List.of("1"), found("café zu", null, 10));
    }

    @Test
    void anExternalIdThatMatchesComesFirst() {
        enter("aa", "Zoo");
        enter("x", "Aardvark");
        assertEquals(List.of("aa", "x"), found("aa", null, 10));
    }

    @Test
    void anAccountThatMatchesTwiceIsShownOnce() {
        enter("aa", "aa");
        assertEquals(List.of("aa"), found("aa", null, 10));
    }

    @Test
    void signsOfPatternsAreOrdinaryCharacters() {
        enter("1", "100% Wol");
        enter("2", "100 Wol");
        assertEquals(List.of("1"), found("100%", null, 10));
        assertEquals(List.of(), found("%", null, 10));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (var i = 0; i < 7; i++) {
            enter("b" + i, "Same");
            enter("x" + i, "b" + (i % 2));
        }
        var all = new ArrayList<String>();
        String position = null;
        do {
            var page = page(tenant, "b", position, 3);
            page.forEach(found -> all.add(found.account().externalId()));
            position = page.isEmpty() ? null : page.get(page.size() - 1).position();
        } while (position != null);
        assertEquals(14, all.size());
        assertEquals(14, all.stream().distinct().count());
    }

    @Test
    void aForgedCursorIsRefused() {
        assertThrows(DomainException.class, () -> page(tenant, null, "nonsense", 3));
    }

    @Test
    void anotherTenantsAccountsAreNotFound() {
        assertEquals(List.of(), found("K", null, 10));
    }

    @Test
    void aPageOfAHundredThousandIsReadFromTheIndex() {
        var first = new UUID(0, 0);
        assertReadFromIndex(AccountSearch.ALL, crowded, "", first, 51);
        assertReadFromIndex(AccountSearch.BY_NAME, crowded, "", first, "cafe 7", "cafe 8", "café 7", "café 8", 51);
        assertReadFromIndex(AccountSearch.BY_EXTERNAL_ID, crowded, "", "K099", "K09:", 51);
    }

    private static void assertReadFromIndex(String sql, Object... values) {
        var plan = Database.work().call(crowded, connection -> {
            try (var query = connection.prepareStatement("explain " + sql)) {
                for (var i = 0; i < values.length; i++) {
                    query.setObject(i + 1, values[i]);
                }
                var lines = new StringBuilder();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        lines.append(row.getString(1)).append('\n');
                    }
                }
                return lines.toString();
            }
        });
        assertTrue(plan.contains("Index Cond") && !plan.contains("Seq Scan") && !plan.contains("Sort"), plan);
    }

    private void enter(String externalId, String name) {
        Database.work().call(tenant,
                connection -> Enrolment.enrol(connection, tenant, 1, Map.of(externalId, name), Instant.EPOCH));
    }

    private List<String> found(String search, String position, int limit) {
        return page(tenant, search, position, limit).stream().map(found -> found.account().externalId()).toList();
    }

    private static List<AccountSearch.Found> page(int ofTenant, String search, String position, int limit) {
        return Database.work().call(ofTenant, connection -> {
            var accounts = new AccountSearch();
            accounts.connection = new Entered(connection);
            accounts.tenant = Entered.tenant(ofTenant);
            return accounts.find(search, position, limit);
        });
    }
}
