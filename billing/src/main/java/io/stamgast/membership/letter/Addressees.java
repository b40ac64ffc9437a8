package io.stamgast.membership.letter;

import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.message.Recipient;
import io.stamgast.message.Recipients;
import io.stamgast.message.letter.Language;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who is written to about a membership. */
public final class Addressees {

    private Addressees() {
    }

    /**
     * The address for bills, and who took it, each in its own language; where there is neither, all members.
     *
     * @param member who took it; null when the tenant did
     */
    static List<Recipient> of(Connection connection, int tenantId, UUID account, UUID member) throws SQLException {
        var members = Recipients.members(connection, tenantId, account);
        var taker = members.stream().filter(one -> one.member().equals(member)).findFirst();
        var bills = new CustomerTable(connection, tenantId).find(account).map(MembershipCustomer::email)
                .flatMap(address -> bills(address, account, members, taker));
        var found = new ArrayList<Recipient>();
        bills.ifPresent(found::add);
        taker.filter(one -> bills.filter(other -> other.address().equals(one.address())).isEmpty())
                .ifPresent(found::add);
        return found.isEmpty() ? members : found;
    }

    /** All members; the address for bills where there are none. */
    public static List<Recipient> ofAll(Connection connection, int tenantId, UUID account) throws SQLException {
        var members = Recipients.members(connection, tenantId, account);
        return members.isEmpty() ? of(connection, tenantId, account, null) : members;
    }

    private static Optional<Recipient> bills(String address, UUID account, List<Recipient> members,
                                             Optional<Recipient> taker) {
        var own = members.stream().filter(one -> one.address().equals(address.toLowerCase(Locale.ROOT))).findFirst();
        return own.isPresent() ? own : parse(address).map(recipient -> recipient.about(account)
                .in(taker.map(Recipient::language).orElse(Language.EN)));
    }

    /** People write it at Stripe, which takes what no mail server does. */
    private static Optional<Recipient> parse(String address) {
        try {
            return Optional.of(Recipient.of(address));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
