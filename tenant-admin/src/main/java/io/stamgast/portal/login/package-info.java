/** The login by OpenID Connect, the roles it gives ({@code .adr/0073}), and the way out. */
package io.stamgast.portal.login;
