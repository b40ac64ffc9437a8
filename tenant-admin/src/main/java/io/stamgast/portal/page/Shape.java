package io.stamgast.portal.page;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

/** Checks what was filled in by the rules that the API has for the same body, before a use case is called. */
@ApplicationScoped
public class Shape {

    @Inject
    Validator validator;

    /** @throws DomainException ({@code invalid-request}, 400) naming each member that is wrong */
    public void require(Object body) {
        var violations = validator.validate(body).stream()
                .map(one -> new Violation(one.getPropertyPath().iterator().next().getName(), one.getMessage()))
                .toList();
        if (!violations.isEmpty()) {
            throw DomainException.malformed("invalid-request", "Some fields are invalid.", violations);
        }
    }
}
