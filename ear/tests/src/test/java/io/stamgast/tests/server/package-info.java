/** The EAR on Payara Server. */
package io.stamgast.tests.server;
