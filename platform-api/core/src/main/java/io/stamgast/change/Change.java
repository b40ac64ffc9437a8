package io.stamgast.change;

import java.time.Instant;
import java.util.UUID;

/**
 * That an object was written last at a place.
 *
 * @param id the object's
 */
record Change(ChangeKind kind, UUID id, Place place, Instant changedAt) {
}
