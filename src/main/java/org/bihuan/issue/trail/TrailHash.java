package org.bihuan.issue.trail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Chains the entries of a trail. The hash of an entry is the SHA-256, in lower-case hexadecimal, of
 * the UTF-8 bytes of the hash before it (64 zeros before the first), a line feed, and the entry's
 * canonical form: a JSON array of issue, seq, at (ISO 8601, UTC, milliseconds), actor, unit, act,
 * step, outcome, round, data, without white space, the keys of every object in ascending order of
 * their UTF-16 code units (as in RFC 8785), absent values as {@code null}. The data are hashed as
 * the text that is stored, so that nothing depends on how it is read.
 */
public final class TrailHash {

  /** The hash that precedes the first entry. */
  public static final String START = "0".repeat(64);

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private TrailHash() {}

  /**
   * The hash of an entry of this issue's trail; the hash stored in the entry itself is not used.
   *
   * @param previous the hash of the entry before it
   * @param data the entry's data as they are stored
   */
  public static String of(String previous, String issue, TrailEntry entry, String data) {
    ArrayNode form = JsonNodeFactory.instance.arrayNode();
    form.add(issue)
        .add(entry.seq())
        .add(time(entry.at()))
        .add(entry.actor())
        .add(entry.unit())
        .add(entry.act())
        .add(entry.step())
        .add(entry.outcome())
        .add(entry.round());
    String head = form.toString();
    return sha256(previous + "\n" + head.substring(0, head.length() - 1) + "," + data + "]");
  }

  /** Always with milliseconds, so that the format does not depend on the instant. */
  private static String time(Instant at) {
    return MILLISECONDS.format(at);
  }

  /** Lower-case hexadecimal, over the UTF-8 bytes. */
  public static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
