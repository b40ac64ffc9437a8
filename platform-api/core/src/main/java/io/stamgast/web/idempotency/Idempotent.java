package io.stamgast.web.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource's POST method that creates or moves value: with an {@code Idempotency-Key}, the answer is stored in
 * the effect's own transaction and replayed to whoever repeats the key. The method must return a {@code Response}
 * and take its body as one parameter of a record type; it runs inside the transaction that this opens.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Whether the answer holds a secret, and is therefore stored encrypted. */
    @Nonbinding
    boolean secret() default false;
}
