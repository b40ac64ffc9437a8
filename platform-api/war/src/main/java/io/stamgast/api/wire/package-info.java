/**
 * How much of a request is read, of an answer written, and when: bodies have a limit, a caller may go before either
 * ends, which is no failure of ours, and floods are told late. Knows nothing of what bodies hold.
 */
package io.stamgast.api.wire;
