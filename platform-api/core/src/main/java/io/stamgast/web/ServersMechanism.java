package io.stamgast.web;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;

/** The authentication mechanism that the server brings, for one of ours that stands before it. */
public final class ServersMechanism {

    private ServersMechanism() {
    }

    /** @throws IllegalStateException when there isn't exactly one besides ours */
    public static HttpAuthenticationMechanism behind(Class<? extends HttpAuthenticationMechanism> ours,
            BeanManager beans) {
        var type = HttpAuthenticationMechanism.class;
        var others = beans.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(one -> one.getBeanClass() != ours).toList();
        if (others.size() != 1) {
            throw new IllegalStateException("Not one mechanism stands behind " + ours.getName() + ", but " + others);
        }
        var bean = others.get(0);
        return type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean)));
    }
}
