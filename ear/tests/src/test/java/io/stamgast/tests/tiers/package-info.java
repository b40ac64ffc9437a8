/** Tiers: how accounts reach them, keep them and lose them. */
package io.stamgast.tests.tiers;
