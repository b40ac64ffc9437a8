/** How transactions wait for each other. */
package io.stamgast.kernel.lock;
