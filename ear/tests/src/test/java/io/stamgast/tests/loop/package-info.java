/** From an upload to a redeemed reward, through the API, with many doing the same at once. */
package io.stamgast.tests.loop;
