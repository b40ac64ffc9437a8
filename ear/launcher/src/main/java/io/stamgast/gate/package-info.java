/**
 * Part of Payara's HTTP listener: an address that can't be read is refused in the way of the API, and an offer to go on
 * in another protocol that nothing takes is passed over. It lies among Payara's own libraries, as the classes of the
 * launcher and of the wars can't be seen from there.
 */
package io.stamgast.gate;
