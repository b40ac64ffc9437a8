/** Wallets, spend shares and closes of periods, as a tenant's system uses them. */
package io.stamgast.tests.share;
