package org.bihuan.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key with which roots were signed from some time on.
 *
 * @param number 1 for the first
 * @param keyId its fingerprint: SHA-256 over the 32 bytes of {@code publicKey}
 * @param signature the key before signed {@link #statement}; null for the first
 */
public record PublishedKey(
    int number, String keyId, String publicKey, Instant begunAt, @Nullable String signature) {

  /** What the key before signs. */
  static String statement(String installation, String publicKey, Instant begunAt) {
    return String.join("\n", "bihuan key 1", installation, publicKey, SignedRoot.time(begunAt))
        + "\n";
  }
}
