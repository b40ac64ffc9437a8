package io.stamgast.imports;

import java.io.IOException;
import java.io.InputStream;

/** An uploaded file where the server keeps it until the job's transaction has it; it can be opened again and again. */
public interface ImportUpload {

    InputStream open() throws IOException;

    /** How large it is, as it was sent. */
    long bytes();
}
