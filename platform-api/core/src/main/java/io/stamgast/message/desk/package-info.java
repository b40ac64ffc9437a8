/** E-mails as the tenant's people see them: what was sent to whom, what wasn't and why, and another try. */
package io.stamgast.message.desk;
