/** What systems learn of over HTTP. */
package io.stamgast.tests.events;
