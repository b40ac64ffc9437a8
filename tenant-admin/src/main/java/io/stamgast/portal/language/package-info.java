/**
 * The portal's languages: which one a visitor reads, the words in it, and how numbers, money and dates are
 * written there.
 *
 * <p>A language is the visitor's own choice, kept in a cookie, else what the browser asks for, else English.
 * Words stand in {@code Messages_xx.properties} (UTF-8) as ICU message patterns, because Russian counts
 * one, few and many. Knows nothing of features: it is given values and gives text.
 */
package io.stamgast.portal.language;
