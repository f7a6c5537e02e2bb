package org.bihuan.process.register;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile;
import org.bihuan.process.language.XmlFile.Unreadable;

/**
 * Reads the JSON of a register into the elements that process files consist of, so that columns are
 * read and checked as the fields of forms are.
 */
public final class RegisterFile {

  public static final String COLUMN = "bihuan:column";
  public static final String VALUE = "flowable:value";
  public static final String KEY_COLUMN = "keyColumn";
  public static final String TITLE_COLUMN = "titleColumn";
  public static final String EDITORS = "editors";
  public static final String READERS = "readers";

  private static final Map<String, String> ELEMENTS = Map.of("columns", COLUMN, "values", VALUE);

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "key", "id",
          "en", "bihuan:en",
          "min", "bihuan:min",
          "max", "bihuan:max",
          "pattern", "bihuan:pattern");

  private static final int DEEPEST = 10;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(XmlFile.MAX_BYTES)
                  .build())
          .build();

  private RegisterFile() {}

  /**
   * The root element; what is in the file and unknown keeps its name there, to be refused.
   *
   * @throws Unreadable where it is too large, or not one JSON object
   */
  public static XmlElement read(byte[] json) throws Unreadable {
    if (json.length > XmlFile.MAX_BYTES) {
      throw new Unreadable(Rule.FILE_TOO_LARGE, 0, String.valueOf(json.length / 1024));
    }
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadable(Rule.REGISTER_JSON, 1, "");
      }
      XmlElement root = new XmlElement("register", 1, null);
      members(parser, root);
      if (parser.nextToken() != null) {
        throw new Unreadable(Rule.REGISTER_JSON, line(parser), "");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new Unreadable(Rule.REGISTER_JSON, line, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static void members(JsonParser parser, XmlElement owner) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        items(parser, name, owner);
      } else if (value == JsonToken.START_OBJECT) {
        members(parser, child(parser, name, owner));
      } else if (value != JsonToken.VALUE_NULL) {
        owner.put(ATTRIBUTES.getOrDefault(name, name), parser.getText());
      }
    }
  }

  /** Objects become elements, other values one attribute with commas between them. */
  private static void items(JsonParser parser, String name, XmlElement owner) throws IOException {
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        members(parser, child(parser, name, owner));
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        items(parser, name + "[]", owner);
      } else {
        texts.add(parser.getText());
      }
    }
    if (!texts.isEmpty()) {
      owner.put(ATTRIBUTES.getOrDefault(name, name), String.join(",", texts));
    }
  }

  private static XmlElement child(JsonParser parser, String name, XmlElement owner) {
    return new XmlElement(ELEMENTS.getOrDefault(name, name), line(parser), owner);
  }
}
