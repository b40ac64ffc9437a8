/** Tenants over HTTP: how they are made, stopped, kept apart, and who acts for them. */
package io.stamgast.tests.tenancy;
