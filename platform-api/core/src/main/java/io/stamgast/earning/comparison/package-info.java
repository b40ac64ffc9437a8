/** What is different between two versions of a rule set, in words and in data. */
package io.stamgast.earning.comparison;
