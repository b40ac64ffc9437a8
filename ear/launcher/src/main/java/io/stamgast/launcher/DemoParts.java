package io.stamgast.launcher;

import java.nio.file.Path;
import java.util.Map;

/** The demo, found by {@link java.util.ServiceLoader} in {@code demo-parts/lib} beside the jar, for --demo only. */
public interface DemoParts {

    /**
     * The system property that names the file with the distance of the product's time to the real one, in seconds. The
     * wars read it; only the demo sets it.
     */
    String CLOCK = "stamgast.demo.clock";

    /**
     * Starts everything and returns when it runs; the JVM's end stops it.
     *
     * @param home the directory that holds {@code stamgast.jar} and {@code demo-parts}
     * @throws Refusal when it can't start, in words for people
     */
    void start(Map<String, String> environment, Path home, Progress progress) throws Exception;
}
