package org.bihuan.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.bihuan.proof.merkle.Hash;

/**
 * The root of the log on a day, signed.
 *
 * @param day in the authority's time zone; at most one root a day
 * @param installation the name under which this installation signs; never changes
 * @param size how many leaves the root is over
 * @param root in lower-case hexadecimal
 * @param time when it was signed, to the millisecond
 * @param keyId the fingerprint of the key
 * @param signature Ed25519 over {@link #statement}
 * @param fromSize the size of the root before; 0 for the first
 * @param consistency the proof that the log begins with what the root before was over
 */
public record SignedRoot(
    LocalDate day,
    String installation,
    long size,
    String root,
    Instant time,
    String keyId,
    String signature,
    long fromSize,
    List<String> consistency) {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  /** UTC, ISO 8601, always with milliseconds. */
  static String time(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** What is signed. */
  static String statement(String installation, long size, String root, Instant time) {
    return String.join("\n", "bihuan root 1", installation, Long.toString(size), root, time(time))
        + "\n";
  }

  String statement() {
    return statement(installation, size, root, time);
  }

  /** Whether its signature is that of this key, and the key's fingerprint its own. */
  boolean isSignedBy(PublishedKey key) {
    return key.keyId().equals(keyId)
        && PublicKeys.fingerprint(key.publicKey()).equals(keyId)
        && PublicKeys.verifies(key.publicKey(), statement(), signature);
  }

  Hash hash() {
    return Hash.stored(root);
  }

  List<Hash> proof() {
    return consistency.stream().map(Hash::stored).toList();
  }
}
