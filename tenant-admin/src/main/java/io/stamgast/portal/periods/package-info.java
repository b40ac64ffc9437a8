/** The calendar periods of a program: their names for people, and closing them with a look at what that would do. */
package io.stamgast.portal.periods;
