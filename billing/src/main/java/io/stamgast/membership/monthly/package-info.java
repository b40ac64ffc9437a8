/**
 * The points that plans give every month of a membership, counted from its begin and each month once, however late we
 * come to it; where invoices are sent, once the month's is paid.
 */
package io.stamgast.membership.monthly;
