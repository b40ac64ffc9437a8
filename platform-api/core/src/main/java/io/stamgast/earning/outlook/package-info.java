/**
 * Where an account stands under the rules in force: the band its share reaches, and what it takes to reach the next.
 *
 * <p>A look at now: nothing is posted, and a close may find another share.
 */
package io.stamgast.earning.outlook;
