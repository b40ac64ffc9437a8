/** Connected accounts: made by the platform, onboarded on a page, and each with a world of its own. */
package io.stamgast.stripe.simulator.connect;
