/** Bad input: always a clear refusal with the field that is to blame, and nothing is changed by it. */
package io.stamgast.tests.edges;
