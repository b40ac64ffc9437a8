package io.stamgast.gate;

import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;

/** Payara's listener takes in add-ons of few names; in hk2-locator/default this one is ranked above that for Comet. */
public final class Gate implements AddOn {

    /** @param listener null, as Payara gives it */
    @Override
    public void setup(NetworkListener listener, FilterChainBuilder chain) {
        var server = chain.indexOfType(HttpServerFilter.class);
        if (server < 0) {
            throw new IllegalStateException("The listener has no HttpServerFilter to put the gate before: bad addresses"
                    + " would get through to Payara.");
        }
        chain.add(server, new AddressFilter());
        chain.add(server, new OfferFilter());
    }
}
