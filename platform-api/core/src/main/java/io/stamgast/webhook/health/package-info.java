/**
 * How endpoints do: since when nothing succeeds, warnings to the tenant's people, and in the end the switch. Nothing is
 * switched off without a warning the day before, unless the endpoint itself says that it is gone. One that is slower
 * than the events come is told of, too; it is not switched off.
 */
package io.stamgast.webhook.health;
