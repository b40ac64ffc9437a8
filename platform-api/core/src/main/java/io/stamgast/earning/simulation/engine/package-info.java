/** Judges a past anew, in memory and on one snapshot, and closes its periods anew; adds up what that gives. */
package io.stamgast.earning.simulation.engine;
