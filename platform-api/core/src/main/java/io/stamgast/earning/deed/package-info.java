/**
 * Points for what is not a purchase: activities, and referrals. Other features keep these and post what is judged here;
 * the rules, their limits and their explanations are those of {@code earning}.
 */
package io.stamgast.earning.deed;
