package io.stamgast.api;

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
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** How many requests each address answered, how, and how long it took; by its template, never by tenant. */
@Provider
@ApplicationScoped
public class RequestFigures implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEGIN = RequestFigures.class.getName();

    private static final Metadata DURATION = Metadata.builder().withName("stamgast.requests")
            .withUnit(MetricUnits.SECONDS).withDescription("Requests answered, and how long they took").build();

    @Inject
    MetricRegistry registry;
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGIN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(BEGIN) instanceof Long begin && resource.getResourceMethod() != null) {
            registry.timer(DURATION, new Tag("method", request.getMethod()), new Tag("address", address()),
                            new Tag("status", Integer.toString(response.getStatus())))
                    .update(Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private String address() {
        var ofMethod = path(resource.getResourceMethod());
        return "/" + path(resource.getResourceClass()) + (ofMethod.isEmpty() ? "" : "/" + ofMethod);
    }

    private static String path(AnnotatedElement annotated) {
        var path = annotated.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
