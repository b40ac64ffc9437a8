/** The distributors through which the tenant sells, and the numbers under which each knows the accounts. */
package io.stamgast.account.distributor;
