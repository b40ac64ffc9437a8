/**
 * Rule sets as people write them, and all that can be wrong with one: what the API takes, what is kept of every
 * version, and what is compiled into {@link io.stamgast.earning.rule}.
 */
package io.stamgast.earning.definition;
