/** Purchases in batches, and how much of anything one request may hold. */
package io.stamgast.tests.purchase;
