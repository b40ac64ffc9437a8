/** The test mode of a tenant, over HTTP: opened, used by everybody who may, and wiped. */
package io.stamgast.tests.testmode;
