/** Spend-share bands as pictures: the stairs of multipliers, and the glass that fills with the share. */
package io.stamgast.portal.bands;
