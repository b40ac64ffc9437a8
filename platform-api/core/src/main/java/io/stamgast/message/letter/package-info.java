/**
 * The words of e-mails: a template's patterns and the data become a {@link io.stamgast.message.letter.Letter} in one
 * language, and a letter becomes plain text and HTML in a {@link io.stamgast.message.letter.Frame}. Pure; knows neither
 * database nor mail server.
 */
package io.stamgast.message.letter;
