package io.stamgast.tests.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of real data, which are not part of the product: in the directory that the system property
 * {@code stamgast.data} names, else in {@code shared/data} beside a directory above this one.
 */
public final class RealData {

    private RealData() {
    }

    /** A wholesaler's 209,029 invoice lines. */
    public static Path invoices() {
        return find("online-retail-2010-12_2011-05.csv.gz");
    }

    /** What 440 customers spend with a distributor in a year, by category. */
    public static Path wholesale() {
        return find("wholesale-customers.csv");
    }

    private static Path find(String name) {
        var named = System.getProperty("stamgast.data");
        if (named != null && !named.isBlank()) {
            return require(Path.of(named, name));
        }
        for (var here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            var file = here.resolve("shared/data").resolve(name);
            if (Files.isReadable(file)) {
                return file;
            }
        }
        throw new IllegalStateException("The real data " + name + " isn't here: put it into shared/data beside the "
                + "project, or name its directory by -Dstamgast.data=…");
    }

    private static Path require(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("stamgast.data names no directory with " + file.getFileName());
        }
        return file;
    }
}
