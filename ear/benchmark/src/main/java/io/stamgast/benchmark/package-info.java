/**
 * How fast the product is, beside the limit: its own SQL statements, parameters and transaction bounds, recorded from
 * its own code and sent again by plain prepared JDBC to the same PostgreSQL from as many threads, without HTTP,
 * tokens, rules or domain code. Load, server and database share the machine; runs of product and limit alternate.
 */
package io.stamgast.benchmark;
