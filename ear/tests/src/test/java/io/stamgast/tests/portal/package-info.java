/** The pages as people use them: a real browser, a real login, on a desk and on a phone. */
package io.stamgast.tests.portal;
