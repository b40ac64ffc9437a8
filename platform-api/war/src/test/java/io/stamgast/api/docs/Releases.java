package io.stamgast.api.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The releases in a repository: its tags {@code v…}, as git names them. */
final class Releases {

    /** Where the description lies in the repository. */
    static final String FILE = "platform-api/war/src/main/resources/META-INF/openapi.yaml";

    private final Path repository;

    /** @param repository its root; what is no repository has no releases */
    Releases(Path repository) {
        this.repository = repository;
    }

    /** What was released last. */
    record Release(String tag, String description) {
    }

    /**
     * What a command came to.
     *
     * @param text what it answered, or complained of where it failed
     */
    private record Outcome(int status, String text) {
    }

    /**
     * That of the nearest tag before the version at hand. Where the history was cut off, as in a shallow clone, that
     * of the highest version.
     */
    Optional<Release> last() {
        if (!Files.exists(repository.resolve(".git"))) {
            return Optional.empty();
        }
        var nearest = git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*");
        return nearest.status() == 0 ? Optional.of(release(nearest.text().strip()))
                : require("tag", "--list", "v[0-9]*", "--sort=-version:refname").lines().findFirst().map(this::release);
    }

    private Release release(String tag) {
        return new Release(tag, require("show", tag + ":" + FILE));
    }

    private String require(String... command) {
        var outcome = git(command);
        if (outcome.status() != 0) {
            throw new AssertionError("git " + String.join(" ", command) + ": " + outcome.text());
        }
        return outcome.text();
    }

    private Outcome git(String... command) {
        // whoever owns the files, nothing in the repository is run
        var all = new ArrayList<>(List.of("git", "-c", "safe.directory=*", "-C", repository.toString()));
        all.addAll(List.of(command));
        try {
            var process = new ProcessBuilder(all).start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            var status = process.waitFor();
            return new Outcome(status, status == 0 ? text : complaint);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
