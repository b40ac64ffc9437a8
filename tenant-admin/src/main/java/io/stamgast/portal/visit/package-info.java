/**
 * Who comes in and where they may go: the doors by role, the mode that staff have chosen, and the headers and cookies
 * that every answer of the portal carries.
 *
 * <p>A visit starts at the identity provider. Its claims name the tenant and the person; they are handed
 * to the core's {@code CurrentTenant} and {@code CurrentUser} once per request and nowhere else. Roles are
 * checked by the container, as {@code web.xml} says; this package only knows which door fits which role.
 */
package io.stamgast.portal.visit;
