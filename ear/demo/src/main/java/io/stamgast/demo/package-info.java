/**
 * The whole platform on one machine, for trying it out: a real PostgreSQL and a real Keycloak as child processes that
 * keep their data, the server, a mail server and a Stripe simulator in this JVM, and a demo tenant that is made through
 * the API like any other.
 *
 * <p>Lies beside {@code stamgast.jar}, never in it; production doesn't find it.
 */
package io.stamgast.demo;
