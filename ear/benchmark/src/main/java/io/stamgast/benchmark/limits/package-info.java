/** What rate limits cost, and whether they keep a tenant's flood from another tenant. */
package io.stamgast.benchmark.limits;
