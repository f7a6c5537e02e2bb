package org.bihuan.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

/** A key that signs. */
final class SigningKey {

  private final PrivateKey secret;
  private final String publicKey;

  /**
   * @throws GeneralSecurityException where the two do not belong together
   */
  SigningKey(KeyPair pair) throws GeneralSecurityException {
    this.secret = pair.getPrivate();
    this.publicKey = PublicKeys.text(pair.getPublic());
    String trial = "trial";
    if (!PublicKeys.verifies(publicKey, trial, sign(trial))) {
      throw new GeneralSecurityException("the public key is not that of the private one");
    }
  }

  /** Of its public part, in lower-case hexadecimal. */
  String publicKey() {
    return publicKey;
  }

  String fingerprint() {
    return PublicKeys.fingerprint(publicKey);
  }

  /** 64 bytes in lower-case hexadecimal, over the text's UTF-8. */
  String sign(String text) {
    try {
      Signature signing = Signature.getInstance(PublicKeys.ED25519);
      signing.initSign(secret);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return "SigningKey[" + fingerprint() + "]";
  }
}
