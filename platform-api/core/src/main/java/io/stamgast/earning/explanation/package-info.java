/**
 * Explanations: what was stored with a judgement or a true-up, told step by step in words and in data.
 *
 * <p>Telling is pure; {@link io.stamgast.earning.explanation.Explanations} reads what is told. The words exist in
 * English, Dutch, German and Russian; a step's key and data are the same in all of them.
 */
package io.stamgast.earning.explanation;
