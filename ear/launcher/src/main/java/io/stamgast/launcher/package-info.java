/**
 * Starts the product: reads the settings, brings the database up to date, refuses a role that could see through the
 * tenants' walls, and boots Payara Micro with both wars in this JVM.
 *
 * <p>Knows nothing of the demo but the interface {@link io.stamgast.launcher.DemoParts}, whose classes lie beside the
 * jar.
 */
package io.stamgast.launcher;
