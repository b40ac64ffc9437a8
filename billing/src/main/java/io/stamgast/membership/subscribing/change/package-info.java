/**
 * How memberships change and end: at their period's end or at once, paused and resumed, another plan or price after a
 * look at what that costs, a coupon, another way to pay. Of one membership one change at a time is under way.
 */
package io.stamgast.membership.subscribing.change;
