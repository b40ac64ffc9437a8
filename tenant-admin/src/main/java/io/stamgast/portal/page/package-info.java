/**
 * What all pages have in common: a refusal of the core becomes a sentence on the page, or the page that says
 * there is none, so that page beans call use cases and do nothing else.
 */
package io.stamgast.portal.page;
