/** How the product starts, refuses to start, and stops. */
package io.stamgast.tests.running;
