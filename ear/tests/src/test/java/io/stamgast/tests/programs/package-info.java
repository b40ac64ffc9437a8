/** Programs that exist elsewhere, each set up through the API alone and played through a year. */
package io.stamgast.tests.programs;
