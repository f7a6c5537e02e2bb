package org.bihuan.issue.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one form in which values are hashed, stored and read. A number is its shortest plain decimal:
 * no exponent, no trailing zeros after the decimal point, no negative zero; 100, 1E+2 and 100.0 are
 * the same. Texts stay as they are. Reading what was written gives the same text again, which a
 * JSON library's doubles would not.
 */
public final class Canonical {

  /** How many digits before, and places after, the decimal point a number in a form may have. */
  public static final int WHOLE_DIGITS = 30;

  public static final int PLACES = 20;

  /** The largest number that is kept. */
  public static final BigDecimal LARGEST =
      BigDecimal.TEN.pow(WHOLE_DIGITS).subtract(BigDecimal.ONE);

  /** Numbers calculated by a process are rounded to as many digits as a form allows. */
  private static final MathContext DIGITS = new MathContext(WHOLE_DIGITS + PLACES);

  /** Numbers with a smaller negative exponent become 0; larger numbers are an error. */
  private static final int LARGEST_EXPONENT = 400;

  private static final BigInteger LEAST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Canonical() {}

  /** Whether a form may have this number; the limit keeps its plain decimal text short. */
  public static boolean holds(BigDecimal number) {
    if (number.signum() == 0) {
      return true;
    }
    BigDecimal shortest = number.stripTrailingZeros();
    return (long) shortest.precision() - shortest.scale() <= WHOLE_DIGITS
        && shortest.scale() <= PLACES;
  }

  /**
   * The number in its canonical form: a {@link Long}, a {@link BigInteger} where a long is too
   * small, or a {@link BigDecimal} with a fraction.
   *
   * @throws IllegalArgumentException where it is larger than any meaningful value
   */
  public static Number number(BigDecimal number) {
    if (number.signum() == 0) {
      return 0L;
    }
    BigDecimal shortest = number.round(DIGITS).stripTrailingZeros();
    long magnitude = (long) shortest.precision() - shortest.scale();
    if (magnitude < -LARGEST_EXPONENT) {
      return 0L;
    }
    if (magnitude > LARGEST_EXPONENT) {
      throw new IllegalArgumentException("a number of " + magnitude + " digits is not kept");
    }
    if (shortest.scale() > 0) {
      return shortest;
    }
    BigInteger whole = shortest.toBigIntegerExact();
    return whole.compareTo(LEAST_LONG) >= 0 && whole.compareTo(MOST_LONG) <= 0
        ? (Number) whole.longValue()
        : whole;
  }

  /**
   * Any value as JSON, with its numbers in canonical form and its keys in their given order.
   *
   * @throws IllegalArgumentException where it has no JSON form, such as NaN
   */
  public static JsonNode of(Object value) {
    return numbered(JSON.valueToTree(value));
  }

  /** The same with the keys of every object in ascending order of their UTF-16 code units. */
  public static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> byKey = new TreeMap<>();
      object.properties().forEach(entry -> byKey.put(entry.getKey(), sorted(entry.getValue())));
      ObjectNode copy = NODES.objectNode();
      byKey.forEach(copy::set);
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode();
      array.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    return node;
  }

  /** JSON without white space. */
  public static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Parses a stored text, keeping every digit. Numbers with exponents, as stored by older versions,
   * become plain decimals.
   *
   * @throws IllegalArgumentException where it is not JSON
   */
  public static JsonNode read(String text) {
    try {
      JsonNode read = JSON.readTree(text);
      return text.contains("E-") || text.contains("E+") ? numbered(read) : read;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** An object as a map of maps, lists, texts and numbers. */
  public static Map<String, Object> map(JsonNode node) {
    return JSON.convertValue(
        node, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }

  private static JsonNode numbered(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(numbered(entry.getValue())));
      return object;
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, numbered(array.get(i)));
      }
      return array;
    }
    if (!node.isNumber()) {
      return node;
    }
    Number number = number(new BigDecimal(node.asText()));
    if (number instanceof Long whole) {
      return NODES.numberNode(whole.longValue());
    }
    return number instanceof BigInteger large
        ? NODES.numberNode(large)
        : NODES.numberNode((BigDecimal) number);
  }
}
