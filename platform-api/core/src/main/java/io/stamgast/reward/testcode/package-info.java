/** What stands for the codes of vouchers in a test mode: real ones are worth something, and are never copied. */
package io.stamgast.reward.testcode;
