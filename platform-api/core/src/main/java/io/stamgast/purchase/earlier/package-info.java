/** Which purchases of an account were before which: by their times, and of one time by their numbers. */
package io.stamgast.purchase.earlier;
