package io.stamgast.tests.platform;

import java.util.List;
import java.util.ServiceLoader;

/** Sees every answer that any client gets. Found as a service, so that who only measures the platform has none. */
public interface Witness {

    /** All that there are. */
    List<Witness> ALL = ServiceLoader.load(Witness.class).stream().map(ServiceLoader.Provider::get).toList();

    /** @throws AssertionError for what must not be */
    void saw(Exchange exchange);
}
