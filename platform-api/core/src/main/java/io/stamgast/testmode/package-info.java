/**
 * A tenant's test mode: opened, and wiped whenever the tenant wants.
 *
 * <p>It is a tenant of its own behind the same organization, with a copy of the rules and data of its own. A wipe
 * deletes nothing that somebody may still be writing to: another tenant takes its place, with the rules of that moment
 * and the machine clients and webhook endpoints of the former, and what the former left is deleted when nobody can
 * write to it any more (ADR 240). Which tables are of the rules, and which are kept, {@link
 * io.stamgast.move.estate.CarriedTables} says.
 */
package io.stamgast.testmode;
