package org.bihuan.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The opaque {@code next} of a list: the sort values of its last item, so that the next page is
 * found by an index and not by counting. Callers must not interpret it, and it holds nothing they
 * have not seen.
 */
public final class Keyset {

  private static final int LONGEST = 2000;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private Keyset() {}

  public static String encode(String... values) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (String value : values) {
        out.writeUTF(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * The values that were encoded.
   *
   * @param count how many there must be
   * @throws Problem 400 {@code malformed}, field {@code after}, where it is not a value this
   *     service returned
   */
  public static List<String> decode(String after, int count) {
    if (after.length() > LONGEST) {
      throw refused();
    }
    List<String> values = new ArrayList<>();
    try (var in =
        new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(after)))) {
      while (in.available() > 0) {
        values.add(in.readUTF());
      }
    } catch (IllegalArgumentException | IOException e) {
      throw refused();
    }
    if (values.size() != count) {
      throw refused();
    }
    return values;
  }

  /**
   * Reads a value as a time.
   *
   * @throws Problem 400 where it is not a time, or one that no database can store
   */
  public static Instant instant(String value) {
    try {
      Instant instant = Instant.parse(value);
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw refused();
      }
      return instant;
    } catch (DateTimeException e) {
      throw refused();
    }
  }

  /**
   * The problem to throw where a value can be decoded but is not of the expected kind, such as a
   * time.
   */
  public static Problem refused() {
    return Problem.malformed("after", "http.after");
  }
}
