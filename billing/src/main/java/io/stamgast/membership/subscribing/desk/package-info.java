/** Memberships as people look at them: with the plan as it was when it was taken, how it is paid, and what was. */
package io.stamgast.membership.subscribing.desk;
