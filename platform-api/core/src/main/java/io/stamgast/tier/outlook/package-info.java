/** Where accounts stand in the tiers, what is missing to the next, and who is nearly there. Changes nothing. */
package io.stamgast.tier.outlook;
