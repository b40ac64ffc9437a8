/**
 * What members are told before it happens, each once: that a trial ends and what will be charged, and that a card
 * expires. Of several reminders that are late only the latest is sent. Whose trial ended without a payment method is
 * told that too.
 */
package io.stamgast.membership.reminder;
