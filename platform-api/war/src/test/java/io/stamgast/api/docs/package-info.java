/** What must hold of the committed description by itself, and beside that of the last release. */
package io.stamgast.api.docs;
