/** Pages of the tenant's people about their customers: the list with its search, and each customer's own page. */
package io.stamgast.portal.accounts;
