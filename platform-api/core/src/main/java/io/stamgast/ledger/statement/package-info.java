/**
 * The ledger to look at: where an account stands, what becomes of its points next, and every posting in words. Reads
 * only, and only by index: the time it takes grows with the account's open lots and with the page that is asked for,
 * not with the tenant's ledger.
 */
package io.stamgast.ledger.statement;
