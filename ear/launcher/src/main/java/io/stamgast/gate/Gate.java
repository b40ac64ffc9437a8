package io.stamgast.gate;

import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;

/** Payara's listener takes in add-ons of few names; in hk2-locator/default this one is ranked above that for Comet. */
public final class Gate implements AddOn {

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder chain) {
        chain.add(chain.indexOfType(HttpServerFilter.class), new AddressFilter());
        chain.add(chain.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class), new RefusalFilter());
    }
}
