package org.bihuan.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chains the entries of a trail. The hash of an entry is the SHA-256, in lower-case hexadecimal, of
 * the UTF-8 bytes of the hash before it (64 zeros before the first), a line feed, and the entry's
 * canonical form: a JSON array of issue, seq, at (ISO 8601, UTC, milliseconds), actor, unit, act,
 * step, outcome, round, data, without white space, the keys of every object in ascending order of
 * their UTF-16 code units (as in RFC 8785), absent values as {@code null}.
 */
final class TrailHash {

  /** Stands before the first entry. */
  static final String START = "0".repeat(64);

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private TrailHash() {}

  static String of(
      String previous,
      String issue,
      int seq,
      Instant at,
      String actor,
      @Nullable String unit,
      String act,
      @Nullable String step,
      @Nullable String outcome,
      int round,
      JsonNode data) {
    ArrayNode form = JsonNodeFactory.instance.arrayNode();
    form.add(issue)
        .add(seq)
        .add(time(at))
        .add(actor)
        .add(unit)
        .add(act)
        .add(step)
        .add(outcome)
        .add(round);
    form.add(sorted(data));
    return sha256(previous + "\n" + form);
  }

  /** Milliseconds always written, so that the form does not depend on the instant. */
  private static String time(Instant at) {
    return MILLISECONDS.format(at);
  }

  static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> byKey = new TreeMap<>();
      object.properties().forEach(entry -> byKey.put(entry.getKey(), sorted(entry.getValue())));
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      byKey.forEach(copy::set);
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    return node;
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
