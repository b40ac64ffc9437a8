/** The HTTP server on 127.0.0.1: what came in, what goes out, and which of the calls it is. */
package io.stamgast.stripe.simulator.http;
