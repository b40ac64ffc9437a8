/** The running platform as tests see it: the jar as people start it, its addresses, and a client for its API. */
package io.stamgast.tests.platform;
