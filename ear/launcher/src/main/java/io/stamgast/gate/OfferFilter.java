package io.stamgast.gate;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpEvents;

/**
 * Passes over what requests offer to go on in, unless HTTP/2 takes it: their bodies are read as any others. The
 * listener itself would look for their ends in vain (ADR 280).
 */
final class OfferFilter extends BaseFilter {

    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
        if (event instanceof HttpEvents.IncomingHttpUpgradeEvent offer) {
            offer.getHttpHeader().setIgnoreContentModifiers(false);
        }
        return context.getInvokeAction();
    }
}
