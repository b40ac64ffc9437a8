/**
 * What a tier brings: it multiplies points, is asked for in conditions, keeps rewards for some and makes them cheaper.
 * Each of these is an interface of the feature that asks.
 */
package io.stamgast.tier.benefit;
