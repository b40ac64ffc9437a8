/**
 * What a tenant owns, as tables: which of them are carried, which are of the rules, and which stay behind; and the copy
 * of rows from one tenant to another of the same database. Each row is read under the one and written under the other,
 * as no connection sees both.
 */
package io.stamgast.move.estate;
