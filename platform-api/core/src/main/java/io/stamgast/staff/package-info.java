/**
 * The tenant's own people: who may use the admin pages and the API as a person, and with which roles.
 *
 * <p>A person is entered here and in Keycloak in one go: the row and Keycloak's user belong together, the row is
 * written last, and a repeat after a failure completes what is half made. There is always a program-admin left.
 * Uses {@code identity}; knows nothing of programs or accounts.
 */
package io.stamgast.staff;
