/**
 * Dunning cases as people look at them: what was done, in words, what comes next and when, and what they may do
 * themselves: pause, resume, and write a promise down.
 */
package io.stamgast.dunning.desk;
