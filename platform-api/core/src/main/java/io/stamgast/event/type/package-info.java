/**
 * The catalogue of events. What a type means stands on the record that a feature publishes, the record's members are
 * its schema, and a glossary that all features share says what members mean; a module lists its records in
 * {@code META-INF/stamgast/events}. So nothing here names a feature, and a schema can't say anything else than the
 * record.
 */
package io.stamgast.event.type;
