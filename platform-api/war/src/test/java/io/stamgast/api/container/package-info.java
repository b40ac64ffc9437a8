/** The API's war inside Payara Micro with a real, migrated PostgreSQL, for tests that need the container's parts. */
package io.stamgast.api.container;
