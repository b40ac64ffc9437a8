package io.stamgast.tests.platform;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the platform whose time is moved; it has no data but what tests make. */
final class MovedPlatformExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MovedPlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new MovedPlatform(RunningDemo.in(System.getProperty("stamgast.demo") + "-moved",
                Map.of("STAMGAST_DEMO_DATA", "false")));
    }
}
