package io.stamgast.webhook.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A pair of ed25519 keys.
 *
 * @param privateKey PKCS #8, in base64
 * @param publicKey {@code whpk_} and the 32 bytes in base64
 */
record SigningPair(String privateKey, String publicKey) {

    private static final String ALGORITHM = "Ed25519";
    private static final String PREFIX = "whpk_";
    private static final int PUBLIC_BYTES = 32;

    static SigningPair random() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var encoded = pair.getPublic().getEncoded(); // ends with the key itself
            var bytes = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
            return new SigningPair(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                    PREFIX + Base64.getEncoder().encodeToString(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it stands in the header. */
    String sign(byte[] content) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))));
            signature.update(content);
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whoever prints it prints no secret. */
    @Override
    public String toString() {
        return publicKey;
    }
}
