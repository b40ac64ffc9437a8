package io.stamgast.earning.reversal;

import io.stamgast.earning.period.Shop;
import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewLine;
import io.stamgast.testing.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What happens to one account, one thing a minute, and what of it stands by the plainest reckoning. */
final class Story {

    enum Kind { BUY, GIVE_BACK, OBSERVE, CLOSE, REVERSE_PURCHASE, REVERSE_RETURN, REVERSE_TRUE_UP }

    record Step(Kind kind, int pick, int cents) {
    }

    private static final class Bought {

        private final String invoice;
        private final long cents;
        private final List<Returned> returns = new ArrayList<>();
        private boolean reversed;

        Bought(String invoice, long cents) {
            this.invoice = invoice;
            this.cents = cents;
        }

        long left() {
            return cents - returns.stream().mapToLong(back -> back.cents).sum();
        }

        /** What is still to be paid for. */
        long standing() {
            return reversed ? 0 : cents - returns.stream().mapToLong(back -> back.reversed ? 0 : back.cents).sum();
        }
    }

    private static final class Returned {

        private final String invoice;
        private final long cents;
        private boolean reversed;

        Returned(String invoice, long cents) {
            this.invoice = invoice;
            this.cents = cents;
        }
    }

    final Shop shop;
    final UUID account;
    private final Corrector corrector;
    private final String day;
    private final List<Bought> bought = new ArrayList<>();

    /** @param day of the purchases */
    Story(String basis, String rounding, String day) {
        shop = new Shop(Map.of("rounding", rounding));
        shop.shareRule(basis, "QUARTER");
        account = shop.account("A1");
        corrector = new Corrector(shop);
        shop.observe(account, "2011-Q1", "10000");
        this.day = day;
    }

    void goOn(List<Step> steps) {
        steps.forEach(this::goOn);
    }

    private void goOn(Step step) {
        switch (step.kind()) {
            case BUY -> buy(day, step.cents());
            case GIVE_BACK -> pick(bought, step).ifPresent(one -> giveBack(one, Math.min(one.left(), step.cents())));
            case OBSERVE -> shop.observe(account, "2011-Q1", cents(step.cents() * 10L));
            case CLOSE -> close();
            case REVERSE_PURCHASE -> pick(bought, step).ifPresent(one -> one.reversed |= reversed(one.invoice));
            case REVERSE_RETURN -> pick(bought, step).flatMap(one -> pick(one.returns, step))
                    .ifPresent(back -> back.reversed |= reversed(back.invoice));
            case REVERSE_TRUE_UP -> pick(corrector.trueUps(account), step).ifPresent(corrector::reverse);
            default -> throw new IllegalStateException(step.toString());
        }
        shop.at(shop.now().plus(Duration.ofMinutes(1)).toString());
    }

    private static <T> Optional<T> pick(List<T> all, Step step) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(step.pick() % all.size()));
    }

    void buy(String occurredAt, long cents) {
        bought.add(new Bought(shop.buy(account, occurredAt, cents(cents)), cents));
    }

    private void giveBack(Bought one, long cents) {
        if (cents > 0) {
            one.returns.add(new Returned(shop.post(account, "2011-05-10T10:00:00Z", one.invoice, new NewLine("milk",
                    null, null, null, BigDecimal.ZERO, new BigDecimal(cents(-cents)), null, null, true)), cents));
        }
    }

    /** Nothing is reversed that moved no points, was reversed before, or has been taken back in part. */
    private boolean reversed(String invoice) {
        try {
            corrector.ofInvoice(invoice).forEach(corrector::reverse);
            return !corrector.ofInvoice(invoice).isEmpty();
        } catch (DomainException refusal) {
            if (!List.of("already-reversed", "has-returns").contains(refusal.code())) {
                throw refusal;
            }
            return false;
        }
    }

    void close() {
        shop.close("2011-Q1");
    }

    void giveBackAll() {
        for (var one : bought) {
            giveBack(one, one.left());
        }
    }

    void reverseTrueUps(int seed) {
        var trueUps = new ArrayList<>(corrector.trueUps(account));
        Collections.shuffle(trueUps, new Random(seed));
        trueUps.forEach(corrector::reverse);
    }

    long standing() {
        return bought.stream().mapToLong(Bought::standing).sum();
    }

    long points() {
        return shop.points(account);
    }

    long tallied(String column) {
        return number("select coalesce(sum(" + column + "), 0)::bigint from app.period_tally where tenant_id = ?");
    }

    /** In millionths of a point. */
    long kept() {
        return number("select coalesce(sum(numerator * 1000000 / denominator), 0)::bigint from app.carry"
                + " where tenant_id = ?");
    }

    private long number(String sql) {
        return Database.number(shop.tenant, sql, shop.tenant);
    }

    private static String cents(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
