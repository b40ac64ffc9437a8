/** Paid memberships under load: how fast a month's renewals are worked off, and how fast benefits are told. */
package io.stamgast.benchmark.membership;
