/** How the product starts, refuses to start, stops, and lives with a Keycloak that fails. */
package io.stamgast.tests.running;
