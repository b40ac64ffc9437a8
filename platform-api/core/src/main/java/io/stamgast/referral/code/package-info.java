/**
 * The codes by which accounts, or single members of them, recommend the tenant to others. A code is for life, unless it
 * is switched off or its member leaves; who was referred by it before stays so.
 */
package io.stamgast.referral.code;
