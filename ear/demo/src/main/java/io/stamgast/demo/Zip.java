package io.stamgast.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks an archive whose entries all lie in one directory, without that directory. */
final class Zip {

    private Zip() {
    }

    static void unpack(Path archive, Path target) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements();) {
                unpack(zip, entries.nextElement(), target);
            }
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName().substring(entry.getName().indexOf('/') + 1)).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive " + zip.getName() + " reaches outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (var content = zip.getInputStream(entry)) {
            Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
