package io.stamgast.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What a servlet answers, kept. */
public class KeptOutput extends ServletOutputStream {

    private final ByteArrayOutputStream kept;

    public KeptOutput(ByteArrayOutputStream kept) {
        this.kept = kept;
    }

    @Override
    public void write(int value) throws IOException {
        kept.write(value);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
    }
}
