/**
 * A tenant's move: everything it owns as one file, and that file into a tenant that is empty.
 *
 * <p>The file holds the rows of tables, so its shape is the schema's: it names all tables and columns in its header,
 * and is taken by an installation that has the same ones. Which tables there are is said by {@link
 * io.stamgast.move.estate.CarriedTables}, once for the core and once by each module that has tables of its own; a test
 * asks for every table of tenants whether it is carried or left out, and why. Knows no feature's meaning.
 */
package io.stamgast.move;
