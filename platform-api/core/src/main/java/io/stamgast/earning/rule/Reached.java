package io.stamgast.earning.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a share is worth.
 *
 * @param band the number of the band reached, from 0; null when the share is unknown
 * @param from the band's lower bound; null when the share is unknown
 * @param multiplier of the base rate; under {@code MARGINAL} the blended one
 * @param parts under {@code MARGINAL} how own spend lies in the bands; else empty
 */
public record Reached(Integer band, BigDecimal from, Fraction multiplier, List<Part> parts) {

    /** The part of own spend, in minor units, that lies in a band. */
    public record Part(BigDecimal from, Fraction amountMinor, Fraction multiplier) {
    }
}
