/** An account's ledger in the visitor's words, for the buyer and for the tenant's people alike. */
package io.stamgast.portal.statement;
