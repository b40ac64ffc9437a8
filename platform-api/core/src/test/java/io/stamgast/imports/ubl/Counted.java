package io.stamgast.imports.ubl;

import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowTaker;

/** How many rows were read, and how much memory was held meanwhile. */
final class Counted implements RowTaker {

    private static final int LOOKS_EVERY = 20_000;

    private final long bytesBefore = bytesHeld();
    long taken;
    long rejected;
    long mostBytes;

    @Override
    public void take(ImportRow row) {
        taken++;
        if (taken % LOOKS_EVERY == 0) {
            mostBytes = Math.max(mostBytes, bytesHeld() - bytesBefore);
        }
    }

    @Override
    public void reject(long number, RowRefused refused, InvoiceKey invoice) {
        rejected++;
    }

    /** What is left after the garbage was collected. */
    private static long bytesHeld() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
