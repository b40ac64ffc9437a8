/**
 * The only classes of ours at the root of the runnable jar, and so on the JVM's class path. They unpack what lies
 * inside the jar into a directory of this process, hand over to {@code io.stamgast.launcher}, and tell it where Payara
 * Micro and the wars lie. What a process that was killed has left, the next one deletes.
 */
package io.stamgast.boot;
