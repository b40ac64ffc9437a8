package io.stamgast.api.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** How many requests each address answered, how, and how long it took; by its template, never by tenant. */
@Provider
@ApplicationScoped
public class RequestFigures implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEGIN = RequestFigures.class.getName();

    private static final Metadata DURATION = Metadata.builder().withName("stamgast.requests")
            .withUnit(MetricUnits.SECONDS).withDescription("Requests answered, and how long they took").build();

    /** What a timer is of; the registry would put its name and tags together anew for each request. */
    private record Kind(String verb, Method method, int status) {
    }

    @Inject
    MetricRegistry registry;
    @Context
    ResourceInfo resource;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGIN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var method = resource.getResourceMethod();
        if (request.getProperty(BEGIN) instanceof Long begin && method != null) {
            timers.computeIfAbsent(new Kind(request.getMethod(), method, response.getStatus()), this::timer)
                    .update(Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private Timer timer(Kind kind) {
        return registry.timer(DURATION, new Tag("method", kind.verb()), new Tag("address", address(kind.method())),
                new Tag("status", Integer.toString(kind.status())));
    }

    private String address(Method method) {
        var ofMethod = path(method);
        return "/" + path(resource.getResourceClass()) + (ofMethod.isEmpty() ? "" : "/" + ofMethod);
    }

    private static String path(AnnotatedElement annotated) {
        var path = annotated.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
