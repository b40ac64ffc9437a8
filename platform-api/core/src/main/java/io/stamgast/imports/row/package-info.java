/**
 * What every kind of file is read into: rows, each a line and what it says about its purchase, or the reason why it
 * can't be taken. Knows no kind of file.
 */
package io.stamgast.imports.row;
