/**
 * Files of invoices, as tenants' systems write them, turned into purchases.
 *
 * <p>A mapping says what the columns mean, or where in documents of UBL ids stand; {@code text} reads CSV and NDJSON,
 * {@code ubl} those documents, and {@code row} is what all are read into. An import is a job: it reads the whole file
 * into a temporary table first, so that a file that can't be read posts nothing and an invoice's rows need not stand
 * together; then it posts invoices in the order of their time, in sets. Rows that can't be taken are kept with the
 * reason, and an invoice with such a row is not posted in part. What is posted stays: importing the same file again
 * posts the rest.
 *
 * <p>Nothing here depends on the size of the file but the time it takes. Uses {@code job} and {@code earning}; knows
 * nothing of rules or points but what {@code earning} counts.
 */
package io.stamgast.imports;
