/** Stories of memberships from their begin to their end, as account and tenant live them: all parts together. */
package io.stamgast.membership.scenario;
