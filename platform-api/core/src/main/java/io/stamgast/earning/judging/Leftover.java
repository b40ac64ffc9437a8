package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of a purchase after returns. What comes back of an article comes off the lines of the category that it
 * names, in their order, whichever piece it was; where it names none that the article was bought in, it comes off all
 * its categories, in proportion to what is left of each. So it depends alone on how much came back under each name, and
 * splitting a return, or another order, changes nothing.
 */
final class Leftover {

    private static final int DIGITS_OF_PIECES = 6;

    /** An amount in minor units, and a number of pieces. */
    private record Sum(BigDecimal minor, BigDecimal pieces) {

        private static final Sum ZERO = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(minor.add(other.minor), pieces.add(other.pieces));
        }

        Sum minus(Sum other) {
            return new Sum(minor.subtract(other.minor), pieces.subtract(other.pieces));
        }

        boolean isZero() {
            return minor.signum() == 0 && pieces.signum() == 0;
        }
    }

    /** The lines of an article that were bought in one category, and what came back under its name. */
    private static final class Shelf {

        private final List<Line> lines = new ArrayList<>();
        private Sum bought = Sum.ZERO;
        private Sum named = Sum.ZERO;

        void add(Line line) {
            lines.add(line);
            bought = bought.plus(new Sum(BigDecimal.valueOf(Math.max(0, line.netMinor())),
                    line.quantity().max(BigDecimal.ZERO)));
        }

        /** The lines without so much, by their numbers. */
        void less(Sum taken, Map<Integer, Line> left) {
            var amount = taken.minor().longValueExact();
            var pieces = taken.pieces();
            for (var i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                var last = i == lines.size() - 1;
                var mine = last ? amount : Math.min(amount, Math.max(0, line.netMinor()));
                var myPieces = last ? pieces : pieces.min(line.quantity().max(BigDecimal.ZERO));
                left.put(line.no(), line.less(mine, myPieces));
                amount -= mine;
                pieces = pieces.subtract(myPieces);
            }
        }
    }

    /** All that was bought of an article, by category, and what came back of it. */
    private static final class Article {

        private final Map<String, Shelf> shelves = new LinkedHashMap<>();
        private Sum unnamed = Sum.ZERO;

        void add(Sum returned, String category) {
            var shelf = category == null ? null : shelves.get(category);
            if (shelf == null) {
                unnamed = unnamed.plus(returned);
            } else {
                shelf.named = shelf.named.plus(returned);
            }
        }

        /** What came off each of its categories. */
        List<Sum> taken() {
            var all = List.copyOf(shelves.values());
            var minor = taken(all.stream().map(shelf -> shelf.bought.minor()).toList(),
                    all.stream().map(shelf -> shelf.named.minor()).toList(), unnamed.minor(), 0);
            var pieces = taken(all.stream().map(shelf -> shelf.bought.pieces()).toList(),
                    all.stream().map(shelf -> shelf.named.pieces()).toList(), unnamed.pieces(), DIGITS_OF_PIECES);
            var taken = new ArrayList<Sum>();
            for (var i = 0; i < all.size(); i++) {
                taken.add(new Sum(minor.get(i), pieces.get(i)));
            }
            return taken;
        }

        /** What was named comes first; more than was bought so, and what was not named, comes off what is left. */
        private static List<BigDecimal> taken(List<BigDecimal> bought, List<BigDecimal> named, BigDecimal unnamed,
                                              int digits) {
            var taken = new ArrayList<BigDecimal>();
            var rest = unnamed;
            var left = BigDecimal.ZERO;
            for (var i = 0; i < bought.size(); i++) {
                taken.add(named.get(i).min(bought.get(i)));
                rest = rest.add(named.get(i)).subtract(taken.get(i));
                left = left.add(bought.get(i)).subtract(taken.get(i));
            }
            var spread = rest.min(left);
            var reached = BigDecimal.ZERO;
            var given = BigDecimal.ZERO;
            for (var i = 0; i < bought.size() && left.signum() != 0; i++) {
                reached = reached.add(bought.get(i)).subtract(taken.get(i));
                var upTo = spread.multiply(reached)
                        .divide(left, Math.max(digits, spread.scale()), RoundingMode.FLOOR);
                taken.set(i, taken.get(i).add(upTo).subtract(given));
                given = upTo;
            }
            var last = taken.size() - 1;
            taken.set(last, taken.get(last).add(rest).subtract(given));
            return taken;
        }
    }

    private final List<Line> bought;
    private final Map<String, Article> articles = new HashMap<>();
    private final List<Line> others = new ArrayList<>();

    Leftover(List<Line> bought) {
        this.bought = bought;
        for (var line : bought) {
            articles.computeIfAbsent(line.sku(), any -> new Article()).shelves
                    .computeIfAbsent(line.category() == null ? "" : line.category(), any -> new Shelf()).add(line);
        }
    }

    /** @return the same as it was bought: a piece for each category that it comes off */
    List<Line> take(Line returned) {
        var article = articles.get(returned.sku());
        if (article == null) {
            others.add(returned);
            return List.of(returned);
        }
        var before = article.taken();
        article.add(new Sum(BigDecimal.valueOf(-returned.netMinor()), returned.quantity().negate()),
                returned.category());
        var after = article.taken();
        var pieces = new ArrayList<Line>();
        var shelves = List.copyOf(article.shelves.values());
        for (var i = 0; i < shelves.size(); i++) {
            var part = after.get(i).minus(before.get(i));
            if (!part.isZero() || shelves.size() == 1) {
                pieces.add(returned.piece(-part.minor().longValueExact(), part.pieces().negate(),
                        shelves.get(i).lines.get(0)));
            }
        }
        return pieces;
    }

    void take(List<Line> returned) {
        returned.forEach(this::take);
    }

    /** The lines without what came back; of what was never bought, what came back itself. */
    List<Line> lines() {
        var left = new HashMap<Integer, Line>();
        articles.values().forEach(article -> {
            var taken = article.taken();
            var i = 0;
            for (var shelf : article.shelves.values()) {
                shelf.less(taken.get(i++), left);
            }
        });
        var lines = new ArrayList<Line>(bought.size() + others.size());
        bought.forEach(line -> lines.add(left.get(line.no())));
        lines.addAll(others);
        return lines;
    }
}
