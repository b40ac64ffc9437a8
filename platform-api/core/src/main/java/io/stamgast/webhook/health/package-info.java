/**
 * How endpoints do: since when nothing succeeds, warnings to the tenant's people, and in the end the switch. Nothing is
 * switched off without a warning the day before, unless the endpoint itself says that it is gone.
 */
package io.stamgast.webhook.health;
