/**
 * Calls to addresses that tenants give: the one client that makes them, and where it doesn't go.
 *
 * <p>A tenant may name any address, so that one that leads to this installation's own network must not be called:
 * neither by its name, nor by what its name is found to be a moment later. What is checked is the address that the
 * connection is made to ({@code .adr/0210}). Answers are bounded in size and time.
 *
 * <p>Knows nothing of what is sent, or of tenants.
 */
package io.stamgast.outgoing;
