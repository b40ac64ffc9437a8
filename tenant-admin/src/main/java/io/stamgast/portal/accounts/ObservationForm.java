package io.stamgast.portal.accounts;

import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Shares;
import io.stamgast.wallet.WalletSource;
import io.stamgast.wallet.observation.NewObservation;
import io.stamgast.wallet.observation.WalletObservations;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What somebody has learned of a customer's total spend, as it is entered. */
@RequestScoped
@Named
public class ObservationForm {

    @Inject
    WalletObservations observations;
    @Inject
    ThisProgram program;
    @Inject
    Permissions may;
    @Inject
    Notices notices;

    private String period;
    private String scope;
    private BigDecimal amount;
    private WalletSource source = WalletSource.DECLARED;
    private LocalDate observedOn;

    @PostConstruct
    void startWithToday() {
        observedOn = program.getToday();
        period = Period.of(observedOn, Period.Length.QUARTER).toString();
    }

    /** @param account the id of the customer it is about */
    public String enter(String account) {
        may.requireServeCustomers();
        observations.record(new NewObservation(account, scope == null ? Shares.ALL : scope, period, amount, null,
                source, null, observedOn));
        notices.done("account.entered");
        return "/admin/account?faces-redirect=true&id=" + account;
    }

    public WalletSource[] getSources() {
        return WalletSource.values();
    }

    public String getPeriod() {
        return period;
    }

    public void setPeriod(String period) {
        this.period = period;
    }

    /** One category; null for everything. */
    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public WalletSource getSource() {
        return source;
    }

    public void setSource(WalletSource source) {
        this.source = source;
    }

    public LocalDate getObservedOn() {
        return observedOn;
    }

    public void setObservedOn(LocalDate observedOn) {
        this.observedOn = observedOn;
    }
}
