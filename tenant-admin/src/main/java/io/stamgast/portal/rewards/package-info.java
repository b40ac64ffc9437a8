/** The buyers' pages: what their business has, what it can look forward to, and what it can have for it. */
package io.stamgast.portal.rewards;
