/**
 * What earn rules do: the points of a purchase ({@link io.stamgast.earning.judging.Judge}), what a return takes back
 * ({@link io.stamgast.earning.judging.TakeBack}), and what the close of a period adds or takes
 * ({@link io.stamgast.earning.judging.TrueUp}).
 *
 * <p>Exact until the one rounding, and pure: whatever it needs to know (shares, fractions kept, what was posted) is
 * handed to it, and what it answers says why, so that it can be stored and explained later.
 */
package io.stamgast.earning.judging;
