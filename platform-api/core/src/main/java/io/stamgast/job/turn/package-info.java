/** A turn of a tenant's work that is made of pieces, each of which is done by itself. */
package io.stamgast.job.turn;
