/**
 * The page of the spend-share rule: what is in force, in a table and a picture; a draft as a form; its publication.
 * Rules of other kinds in a draft are kept as they are.
 */
package io.stamgast.portal.rules;
