package io.stamgast.tests.platform;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the platform that stays in the present. */
final class PlatformExtension implements BeforeAllCallback, ParameterResolver {

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
        return running(context);
    }

    private static Platform running(ExtensionContext context) {
        var demo = RunningDemo.in(System.getProperty("stamgast.demo"), Map.of(), context);
        return context.getRoot().getStore(ExtensionContext.Namespace.create(PlatformExtension.class))
                .getOrComputeIfAbsent(Platform.class, first -> demo.platform(), Platform.class);
    }
}
