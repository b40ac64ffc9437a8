package io.stamgast.portal.imports;

import io.stamgast.imports.ImportUpload;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An uploaded file, kept on this server while its columns are being explained. */
final class KeptFile implements ImportUpload, Serializable {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String name;

    private KeptFile(Path path, String name) {
        this.path = path.toString();
        this.name = name;
    }

    static KeptFile of(Part upload) {
        try (var content = upload.getInputStream()) {
            var kept = new KeptFile(Files.createTempFile("import-", ".csv"), upload.getSubmittedFileName());
            kept.write(content);
            return kept;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(InputStream content) throws IOException {
        try {
            Files.copy(content, Path.of(path), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            delete();
            throw broken;
        }
    }

    String name() {
        return name;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(Path.of(path));
    }

    @Override
    public long bytes() {
        try {
            return Files.size(Path.of(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(Path.of(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
