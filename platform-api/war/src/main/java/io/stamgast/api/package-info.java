/**
 * The shell of the API: the JAX-RS application with the list of its classes, and tokens. Everything it answers with
 * lies in the features of the core.
 */
package io.stamgast.api;
