/** Rule sets and explanations over HTTP. */
package io.stamgast.tests.rules;
