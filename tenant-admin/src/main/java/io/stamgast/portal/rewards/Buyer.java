package io.stamgast.portal.rewards;

import io.stamgast.account.Account;
import io.stamgast.account.Accounts;
import io.stamgast.kernel.DomainException;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.member.Member;
import io.stamgast.member.MemberRole;
import io.stamgast.member.Members;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** The visitor as a member of a business, and that business' account: nobody else's is ever shown. */
@RequestScoped
@Named
public class Buyer {

    @Inject
    Members members;
    @Inject
    Accounts accounts;
    @Inject
    Statements statements;

    private Member member;
    private Account account;
    private Long available;

    /** @throws DomainException ({@code no-account}, 403) when the login is nobody's member */
    public Member member() {
        if (member == null) {
            member = members.current().orElseThrow(() -> DomainException.forbidden("no-account",
                    "This login belongs to no business."));
        }
        return member;
    }

    UUID accountId() {
        return member().accountId();
    }

    public Reference account() {
        return new Reference(accountId(), null);
    }

    public String getName() {
        if (account == null) {
            account = accounts.find(account());
        }
        return account.name();
    }

    /** What the business may spend now; below 0 it owes. */
    public long getAvailable() {
        if (available == null) {
            available = statements.balance(account()).available();
        }
        return available;
    }

    public UUID getAccountId() {
        return accountId();
    }

    /** Whether the visitor may spend the business' points, and not just look. */
    public boolean isMaySpend() {
        return member().role() != MemberRole.VIEWER;
    }

    /** @throws DomainException ({@code wrong-role}, 403) when the visitor may only look */
    public void requireMaySpend() {
        if (!isMaySpend()) {
            throw DomainException.forbidden("wrong-role", "This member may look, but not spend points.");
        }
    }
}
