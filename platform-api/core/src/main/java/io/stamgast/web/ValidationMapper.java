package io.stamgast.web;

import io.stamgast.kernel.DomainException.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.Comparator;

/** A request whose shape is wrong: 400 with every field that is. */
@Provider
public class ValidationMapper implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException invalid) {
        var violations = invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        return Problem.response(400, "invalid-request", "The request has " + violations.size()
                + (violations.size() == 1 ? " invalid field." : " invalid fields."), violations);
    }

    /** The path without the method and, for a body, without the parameter. */
    private static String field(ConstraintViolation<?> violation) {
        var names = new ArrayList<String>();
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                var index = node.getIndex() == null ? "" : "[" + node.getIndex() + "]";
                if (!index.isEmpty() && !names.isEmpty()) {
                    names.set(names.size() - 1, names.get(names.size() - 1) + index);
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    names.add(node.getName());
                }
            } else if (node.getKind() == ElementKind.PARAMETER) {
                names.clear();
            }
        }
        return names.isEmpty() ? "body" : String.join(".", names);
    }
}
