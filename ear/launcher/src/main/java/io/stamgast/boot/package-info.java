/**
 * The only classes of ours at the root of the runnable jar, and so on the JVM's class path: they open the libraries
 * that lie inside the jar and hand over to {@code io.stamgast.launcher}. Payara and the wars see none of those.
 */
package io.stamgast.boot;
