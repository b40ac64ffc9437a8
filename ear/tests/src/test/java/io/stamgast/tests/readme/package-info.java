/** The README holds what it says. */
package io.stamgast.tests.readme;
