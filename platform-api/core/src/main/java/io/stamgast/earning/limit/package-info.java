/** What caps and budgets leave of a rule's points. */
package io.stamgast.earning.limit;
