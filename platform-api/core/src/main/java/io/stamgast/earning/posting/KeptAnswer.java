package io.stamgast.earning.posting;

/** The answer that a request with an Idempotency-Key got, and the hash of what it asked. */
record KeptAnswer(byte[] requestHash, int status, String location, byte[] body) {
}
