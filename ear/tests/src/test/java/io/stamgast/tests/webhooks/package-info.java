/** What systems are told of by HTTP. */
package io.stamgast.tests.webhooks;
