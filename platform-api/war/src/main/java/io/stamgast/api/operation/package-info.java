/** What an operator of the platform watches: whether it is ready, and the figures of its requests and connections. */
package io.stamgast.api.operation;
