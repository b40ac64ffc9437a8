package io.stamgast.portal.page;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.portal.language.Figures;
import io.stamgast.portal.language.Words;
import io.stamgast.program.ProgramSettings;
import io.stamgast.program.Programs;
import io.stamgast.tenant.Tenants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The visitor's program as pages need it: its clock, its currency and the name of its points. */
@RequestScoped
@Named("program")
public class ThisProgram {

    private static final String PLAIN_NAME = "points";

    @Inject
    CurrentTenant tenant;
    @Inject
    Tenants tenants;
    @Inject
    Programs programs;
    @Inject
    Words words;
    @Inject
    Figures show;
    @Inject
    Clock clock;

    private ProgramSettings settings;
    private String supplier;

    /** The name of the company whose program it is. */
    public String getSupplier() {
        if (supplier == null) {
            supplier = tenants.name(tenant.alias());
        }
        return supplier;
    }

    public ZoneId getZone() {
        return settings().timeZone();
    }

    public String getCurrency() {
        return settings().currency().getCurrencyCode();
    }

    public LocalDate getToday() {
        return LocalDate.ofInstant(clock.instant(), getZone());
    }

    /** "1,200 points", in the visitor's plural; or with the name that the tenant gave them. */
    public String points(long value) {
        var name = settings().pointsName();
        return PLAIN_NAME.equalsIgnoreCase(name) ? words.say("points.counted", value) : show.number(value) + " " + name;
    }

    /** The difference: "+1,200". */
    public String change(long value) {
        return show.change(value);
    }

    public String money(BigDecimal amount) {
        return show.money(amount, getCurrency());
    }

    public String moment(Instant instant) {
        return show.moment(instant, getZone());
    }

    public String second(Instant instant) {
        return show.second(instant, getZone());
    }

    public String day(Instant instant) {
        return show.day(instant, getZone());
    }

    private ProgramSettings settings() {
        if (settings == null) {
            settings = programs.current();
        }
        return settings;
    }
}
