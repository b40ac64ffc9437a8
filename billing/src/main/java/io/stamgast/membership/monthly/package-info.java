/**
 * The points that plans give every month of a membership, counted from its begin and each month once, however late we
 * come to it.
 */
package io.stamgast.membership.monthly;
