package io.stamgast.earning.posting;

import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.TakeBack.LastClose;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.judging.Seen;
import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The purchase that a linked return gives goods of back, and what became of it so far.
 *
 * @param judgement null while it is not judged
 * @param seen what conditions saw of it when it was judged
 * @param returnedBefore the lines of all earlier returns that name it
 * @param judgedBefore those of each of them whose points are taken back already, and were not given back by hand
 * @param lastClose the multipliers that closes have posted for it since
 * @param isReversed whether what it earned was reversed by hand: then a return has nothing to take back
 */
record Original(Purchase purchase, Judgement judgement, Seen seen, List<Line> returnedBefore,
                List<List<Line>> judgedBefore, LastClose lastClose, boolean isReversed) {

    /** What of an article was bought, less what came back. */
    private record Left(long netMinor, BigDecimal quantity) {

        Left plus(long net, BigDecimal pieces) {
            return new Left(Math.addExact(netMinor, net), quantity.add(pieces));
        }

        boolean isExceeded() {
            return netMinor < 0 || quantity.signum() < 0;
        }
    }

    /** The same, after a return that is not kept anywhere yet. */
    Original alsoReturned(List<Line> lines) {
        var all = Stream.concat(returnedBefore.stream(), lines.stream()).toList();
        return new Original(purchase, judgement, seen, all, judgedBefore, lastClose, isReversed);
    }

    Basket basket() {
        return seen.basket(purchase, Seen.lines(purchase));
    }

    /**
     * Of each article no more comes back than was bought, by amount and by quantity.
     *
     * @throws DomainException ({@code return-exceeds-original}, 422) with the line that goes too far
     */
    void requireCovers(List<PurchaseLine> returned) {
        var left = new HashMap<String, Left>();
        var nothing = new Left(0, BigDecimal.ZERO);
        for (var line : purchase.lines()) {
            left.merge(line.sku(), nothing.plus(line.netMinor(), line.quantity()),
                    (one, other) -> one.plus(other.netMinor, other.quantity));
        }
        for (var line : returnedBefore) {
            left.computeIfPresent(line.sku(), (sku, rest) -> rest.plus(line.netMinor(), line.quantity()));
        }
        for (var line : returned) {
            var rest = left.getOrDefault(line.sku(), nothing).plus(line.netMinor(), line.quantity());
            left.put(line.sku(), rest);
            if (line.netMinor() < 0 && rest.isExceeded()) {
                throw DomainException.ruleBroken("return-exceeds-original", "lines[" + (line.no() - 1) + "]",
                        "more of " + line.sku() + " comes back than is left of invoice " + purchase.invoiceNumber());
            }
        }
    }
}
