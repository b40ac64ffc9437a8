package io.stamgast.earning.rule;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.wallet.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The bands of a spend-share rule: ascending, the first from 0, and what an unknown share is worth. */
public record Bands(List<Band> bands, Fraction unknownMultiplier) {

    /** From this share on, inclusive. */
    public record Band(BigDecimal from, Fraction multiplier) {
    }

    private static final Fraction TWELVE = Fraction.of(12);

    static Bands of(RuleDefinition rule) {
        var bands = rule.bands().stream()
                .map(band -> new Band(band.from(), Fraction.of(band.multiplier()))).toList();
        return new Bands(bands, rule.unknownMultiplier() == null
                ? Fraction.ONE : Fraction.of(rule.unknownMultiplier()));
    }

    /** The highest band whose bound the share reaches. */
    Reached reached(Share share) {
        if (!share.isKnown()) {
            return new Reached(null, null, unknownMultiplier, List.of());
        }
        var number = number(share);
        var band = bands.get(number);
        return new Reached(number, band.from(), band.multiplier(), List.of());
    }

    /** Each part of own spend at the multiplier of the band it lies in, as one rate on all of it. */
    Reached blended(Share share) {
        if (!share.isKnown() || share.ownMinor() <= 0) {
            return reached(share);
        }
        var number = number(share);
        var parts = parts(share, number);
        var weighted = parts.stream().map(part -> part.amountMinor().times(part.multiplier()))
                .reduce(Fraction.ZERO, Fraction::plus);
        return new Reached(number, bands.get(number).from(), weighted.dividedBy(Fraction.of(share.ownMinor())), parts);
    }

    private List<Reached.Part> parts(Share share, int last) {
        var parts = new ArrayList<Reached.Part>();
        var own = Fraction.of(share.ownMinor());
        for (var i = 0; i <= last; i++) {
            var end = i == last ? own : bound(share, i + 1);
            parts.add(new Reached.Part(bands.get(i).from(), end.minus(bound(share, i)), bands.get(i).multiplier()));
        }
        return parts;
    }

    private Fraction bound(Share share, int band) {
        return Fraction.of(bands.get(band).from()).times(share.walletTwelfths()).dividedBy(TWELVE);
    }

    private int number(Share share) {
        var number = 0;
        while (number + 1 < bands.size() && share.reaches(bands.get(number + 1).from())) {
            number++;
        }
        return number;
    }
}
