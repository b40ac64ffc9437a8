package io.stamgast.earning.posting;

import io.stamgast.account.AccountIds;
import io.stamgast.account.Enrolment;
import io.stamgast.earning.posting.PostingState.Found;
import io.stamgast.program.ProgramSettings;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.web.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Accounts and distributors that purchases name for the first time. They are made known in a transaction of its own,
 * before the purchases are posted: whoever enrols waits for others that enrol the same ones, and must hold no balance
 * while it does.
 */
final class Newcomers {

    private final Set<String> accounts = new HashSet<>();
    private final Set<String> distributors = new HashSet<>();

    /** Those of the purchases; none when the program enrols nobody. */
    static Newcomers of(List<NewPurchase> asked, List<Found> found, ProgramSettings program) {
        var newcomers = new Newcomers();
        for (var i = 0; i < asked.size() && program.autoEnrol(); i++) {
            newcomers.add(asked.get(i), found.get(i), program);
        }
        return newcomers;
    }

    /** What will be refused anyway makes nobody known: another currency, a return of what nobody bought. */
    private void add(NewPurchase purchase, Found found, ProgramSettings program) {
        if (purchase.isLinkedReturn() || !program.currency().getCurrencyCode().equals(purchase.currency())) {
            return;
        }
        if (found.accountId() == null) {
            addTo(accounts, Reference.parse("account", purchase.account()));
        }
        if (found.distributorId() == null && purchase.distributor() != null) {
            addTo(distributors, Reference.parse("distributor", purchase.distributor()));
        }
    }

    private static void addTo(Set<String> newcomers, Reference reference) {
        if (Enrolment.accepts(reference.externalId())) {
            newcomers.add(reference.externalId());
        }
    }

    /** The external ids of the accounts. */
    Set<String> accounts() {
        return accounts;
    }

    /** The external ids of the distributors. */
    Set<String> distributors() {
        return distributors;
    }

    boolean isEmpty() {
        return accounts.isEmpty() && distributors.isEmpty();
    }

    /**
     * Makes them known, and finds those that are known by a distributor's number.
     *
     * @return the accounts that are new, by the way the purchases name them
     */
    Set<String> enrol(Connection connection, int tenant, ProgramSettings program, Instant now) throws SQLException {
        if (!distributors.isEmpty()) {
            Enrolment.distributors(connection, tenant, distributors, now);
        }
        if (accounts.isEmpty()) {
            return Set.of();
        }
        var names = new HashMap<String, String>();
        accounts.forEach(account -> names.put(account, null));
        return Enrolment.enrol(connection, tenant, program.id(), names, now).created().stream()
                .map(created -> new Reference(null, created).toString()).collect(Collectors.toSet());
    }

    /**
     * Names accounts by id that are called {@code ext:DISTRIBUTOR/NUMBER}: the statement that posts knows numbers only
     * of the distributor that the purchase itself names.
     */
    static List<NewPurchase> byDistributorsNumber(Connection connection, int tenant, List<NewPurchase> asked,
                                                  List<Found> found) throws SQLException {
        Map<String, UUID> known = new HashMap<>();
        var named = new ArrayList<>(asked);
        for (var i = 0; i < named.size(); i++) {
            var purchase = named.get(i);
            if (found.get(i).accountId() == null && purchase.account().indexOf('/') >= 0) {
                if (!known.containsKey(purchase.account())) {
                    known.put(purchase.account(), AccountIds.find(connection, tenant,
                            Reference.parse("account", purchase.account())).orElse(null));
                }
                var id = known.get(purchase.account());
                named.set(i, id == null ? purchase : purchase.ofAccount(id));
            }
        }
        return named;
    }
}
