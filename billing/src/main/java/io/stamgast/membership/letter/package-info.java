/**
 * E-mails about memberships, in the words of four languages: to the account's address for bills, and to the member who
 * took the membership. Receipts are Stripe's.
 */
package io.stamgast.membership.letter;
