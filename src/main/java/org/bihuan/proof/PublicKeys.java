package org.bihuan.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 public keys as they are published: 32 bytes in lower-case hexadecimal. */
final class PublicKeys {

  static final String ED25519 = "Ed25519";

  private static final HexFormat HEX = HexFormat.of();
  private static final int BYTES = 32;

  /** What X.509 puts before the 32 bytes. */
  private static final byte[] PREFIX = HEX.parseHex("302a300506032b6570032100");

  private PublicKeys() {}

  static String text(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return HEX.formatHex(encoded, encoded.length - BYTES, encoded.length);
  }

  /**
   * The fingerprint by which people compare it: SHA-256 of the 32 bytes. Empty where the text is no
   * key.
   */
  static String fingerprint(String text) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(HEX.parseHex(text)));
    } catch (IllegalArgumentException tampered) {
      return "";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /** Whether the signature is that of the key over the text; false also where one is malformed. */
  static boolean verifies(String key, String text, String signature) {
    try {
      byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + BYTES);
      System.arraycopy(HEX.parseHex(key), 0, encoded, PREFIX.length, BYTES);
      Signature verifying = Signature.getInstance(ED25519);
      verifying.initVerify(
          KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded)));
      verifying.update(text.getBytes(StandardCharsets.UTF_8));
      return verifying.verify(HEX.parseHex(signature));
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
