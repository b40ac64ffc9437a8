package io.stamgast.tests.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform when the first class needs it, and stops it after the last. */
final class PlatformExtension implements BeforeAllCallback, ParameterResolver {

    private static final Duration FIRST_START = Duration.ofMinutes(10);

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).platform;
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, first -> new Running(), Running.class);
    }

    private static final class Running implements AutoCloseable {

        private final DemoProcess process = new DemoProcess(Path.of(System.getProperty("stamgast.demo"))).start();
        private final Platform platform;

        Running() {
            // a test run that is stopped must not leave it behind
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            try {
                platform = new Platform(process.awaitAccess(FIRST_START), process.directory());
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public void close() {
            stop();
        }

        private void stop() {
            try {
                process.stop();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
