/**
 * The two modes in which a tenant is used: live, and a test with data of its own, which is a tenant of its own behind
 * the same organization. Knows nothing of how a test mode is opened or wiped.
 */
package io.stamgast.tenant.mode;
