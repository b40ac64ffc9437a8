package io.stamgast.api.wire;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** An answer's body that goes to another, step by step; who extends it changes steps. */
class PassedOutput extends ServletOutputStream {

    final ServletOutputStream caller;

    PassedOutput(ServletOutputStream caller) {
        this.caller = caller;
    }

    @Override
    public void write(int one) throws IOException {
        caller.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        caller.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        caller.flush();
    }

    @Override
    public void close() throws IOException {
        caller.close();
    }

    @Override
    public boolean isReady() {
        return caller.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        caller.setWriteListener(listener);
    }
}
