/**
 * What dunning has others do: charge, tell, hold back, end. The interface is dunning's own; memberships implement it.
 */
package io.stamgast.dunning.action;
