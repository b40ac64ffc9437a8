/**
 * Bad input: requests of every kind, made from {@code openapi.yaml} and then spoiled. Whatever is sent, the answer is
 * one that the document allows, tells nothing of the server's inside or of another tenant, and the books add up
 * afterwards.
 */
package io.stamgast.tests.fuzz;
