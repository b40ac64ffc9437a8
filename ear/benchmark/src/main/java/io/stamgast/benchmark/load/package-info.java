/** Drives the product over HTTP and measures how long it takes to answer. */
package io.stamgast.benchmark.load;
