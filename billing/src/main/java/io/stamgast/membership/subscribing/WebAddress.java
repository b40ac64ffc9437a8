package io.stamgast.membership.subscribing;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An address to which Stripe's page leads back. */
@NotNull
@Size(max = 2000)
@Pattern(regexp = "https?://[^\\s]+", message = "must be an address that begins with http:// or https://")
@Constraint(validatedBy = { })
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {

    String message() default "must be an address";

    Class<?>[] groups() default { };

    Class<? extends Payload>[] payload() default { };
}
