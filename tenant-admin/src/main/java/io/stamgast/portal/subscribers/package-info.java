/** Members and their memberships, for the tenant's people: how each stands, what it was, and what is paid. */
package io.stamgast.portal.subscribers;
