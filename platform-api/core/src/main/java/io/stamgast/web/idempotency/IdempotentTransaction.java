package io.stamgast.web.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;

/** The transaction around an idempotent method; a refusal rolls it back, and with it the key. */
@ApplicationScoped
public class IdempotentTransaction {

    @Inject
    IdempotencyKeys keys;

    @Transactional(rollbackOn = Exception.class)
    public Response run(IdempotentInterceptor.Effect effect) throws Exception {
        return effect.call();
    }

    @Transactional(rollbackOn = Exception.class)
    public Response once(IdempotencyKeys.Request request, boolean secret, IdempotentInterceptor.Effect effect)
            throws Exception {
        var earlier = keys.claim(request);
        if (earlier.isPresent()) {
            return IdempotentInterceptor.replay(earlier.get());
        }
        var response = effect.call();
        keys.keep(request, IdempotentInterceptor.answer(response), secret);
        return response;
    }
}
