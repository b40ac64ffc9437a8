package io.stamgast.imports;

/**
 * What an import's job is to do.
 *
 * @param bytes how large the upload is, as it was sent
 */
record ImportOrder(ImportMapping mapping, boolean dryRun, long bytes) {
}
