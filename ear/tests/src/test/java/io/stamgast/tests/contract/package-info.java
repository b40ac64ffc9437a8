/** That {@code openapi.yaml} is true: what is served is what is committed, and what clients see is what it says. */
package io.stamgast.tests.contract;
