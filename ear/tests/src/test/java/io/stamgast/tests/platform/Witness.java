package io.stamgast.tests.platform;

/** Sees every answer that any client gets. Found as a service, so that who only measures the platform has none. */
public interface Witness {

    /**
     * @param sent the request's JSON; null when it had none
     * @throws AssertionError for what must not be
     */
    void saw(Answer answer, String sent);
}
