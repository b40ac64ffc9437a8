/** Files of text as rows of cells: CSV, and NDJSON, whose objects' members are the cells. */
package io.stamgast.imports.text;
