package io.stamgast.api.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * What became of a description since the last release, for those who have written their systems against it.
 *
 * @param broken whether such a system may fail from now on, though the version of the API is the same
 * @param told in words, for who builds
 */
record Comparison(boolean broken, String told) {

    /** The document says that values of what is answered may be added. */
    private static final OpenApiDiffOptions PROMISE = OpenApiDiffOptions.builder()
            .configProperty(BackwardIncompatibleProp.RESPONSE_ENUM_INCREASED.getPropertyName(), "false")
            .configProperty(BackwardIncompatibleProp.REQUEST_MIN_LENGTH_INCREASED.getPropertyName(), "true").build();

    static Comparison withLastRelease(Path repository, String now) {
        return new Releases(repository).last()
                .map(release -> of(release.tag(), release.description(), now))
                .orElseGet(() -> new Comparison(false, "openapi.yaml was compared with nothing: no tag v… is to be"
                        + " seen in " + repository + ". Nothing has been released yet, or the tags were not fetched."));
    }

    static Comparison of(String before, String old, String now) {
        var changed = OpenApiCompare.fromContents(old, now, null, PROMISE);
        var lost = LostMembers.of(changed);
        if (changed.isCompatible() && lost.isEmpty()) {
            return new Comparison(false, "openapi.yaml breaks nothing of " + before + ".");
        }
        var what = "openapi.yaml breaks what " + before + " promised.\n" + rendered(changed)
                + (lost.isEmpty() ? "" : "Gone from answers: " + String.join(", ", lost) + "\n");
        var versions = changed.getOldSpecOpenApi().getInfo().getVersion() + " → "
                + changed.getNewSpecOpenApi().getInfo().getVersion();
        return isOtherVersion(changed) ? new Comparison(false, "Deliberately, version " + versions + ": " + what)
                : new Comparison(true, what + "README, Releases, says how to break something deliberately.");
    }

    private static boolean isOtherVersion(ChangedOpenApi changed) {
        return !changed.getOldSpecOpenApi().getInfo().getVersion()
                .equals(changed.getNewSpecOpenApi().getInfo().getVersion());
    }

    private static String rendered(ChangedOpenApi changed) {
        var text = new ByteArrayOutputStream();
        try (var out = new OutputStreamWriter(text, StandardCharsets.UTF_8)) {
            new ConsoleRender().render(changed, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
