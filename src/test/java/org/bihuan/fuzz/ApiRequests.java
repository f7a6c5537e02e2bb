package org.bihuan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;

/** Random requests that follow the service's OpenAPI description, mostly. */
final class ApiRequests {

  /** Operations with a password, which are throttled: wrong ones would lock the run out. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "post /api/tokens",
          "post /api/me/password",
          "post /api/setup",
          "delete /api/tokens/current");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 4;

  private final JsonNode description;
  private final List<Operation> operations = new ArrayList<>();
  private final KnownThings known;
  private final HandedIn files;
  private final Dice dice;
  private String last = "";

  ApiRequests(JsonNode description, KnownThings known, HandedIn files, Dice dice) {
    this.description = description;
    this.known = known;
    this.files = files;
    this.dice = dice;
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
  }

  private record Operation(String method, String path, JsonNode said) {}

  private void add(Operation operation) {
    if (!LEFT_OUT.contains(operation.method() + " " + operation.path())) {
      operations.add(operation);
    }
  }

  int operations() {
    return operations.size();
  }

  /** The last request. */
  String last() {
    return last;
  }

  /** Sends one. */
  Answer send(Session session) {
    Operation operation = dice.one(operations);
    String method = operation.method().toUpperCase(java.util.Locale.ROOT);
    String address = address(operation);
    last = method + " " + address;
    Session sender = headers(session);
    JsonNode content = operation.said().path("requestBody").path("content");
    if (content.has("multipart/form-data") && !dice.oneIn(8)) {
      return sender.upload(
          address,
          files.name(),
          files.content(),
          Map.of("dryRun", dice.one(List.of("true", "no"))));
    }
    if (content.isMissingNode()) {
      return sender.send(method, address, null, null);
    }
    JsonNode schema = content.path("application/json").path("schema");
    String body = dice.oneIn(30) ? dice.odd() : value(schema, "", 0).toString();
    String type = dice.oneIn(40) ? "text/plain;charset=x" : "application/json";
    return sender.send(method, address, body.getBytes(UTF_8), type);
  }

  private Session headers(Session session) {
    Session sender = session;
    if (dice.oneIn(6)) {
      sender = sender.with("Accept-Language", dice.one(List.of("en", "zh-CN", "*", "x;q=9")));
    }
    if (dice.oneIn(8)) {
      sender = sender.with("Idempotency-Key", "fuzz-" + dice.below(60));
    }
    if (dice.oneIn(12)) {
      sender = sender.with("If-None-Match", dice.one(List.of("*", "\"1\"", "W/\"", "x")));
    }
    if (dice.oneIn(12)) {
      sender = sender.with("Accept", dice.one(List.of("*/*", "text/html", "x/", "image/png")));
    }
    if (dice.oneIn(20)) {
      sender = sender.with("Range", dice.one(List.of("bytes=0-", "bytes=9-1", "bytes=x", "q=1-2")));
    }
    return sender;
  }

  private String address(Operation operation) {
    String address = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.said().path("parameters")) {
      String name = parameter.path("name").asText();
      JsonNode schema = resolved(parameter.path("schema"));
      if (parameter.path("in").asText().equals("path")) {
        address = address.replace("{" + name + "}", encoded(text(schema, name)));
      } else if (parameter.path("in").asText().equals("query")) {
        if (schema.has("properties")) {
          schema
              .path("properties")
              .properties()
              .forEach(e -> query(query, e.getKey(), e.getValue()));
        } else {
          query(query, name, schema);
        }
      }
    }
    if (dice.oneIn(40)) {
      query.add(encoded(dice.odd()) + "=1");
    }
    return query.isEmpty() ? address : address + "?" + String.join("&", query);
  }

  private void query(List<String> query, String name, JsonNode schema) {
    while (dice.oneIn(4)) {
      query.add(name + "=" + encoded(text(resolved(schema), name)));
    }
  }

  private String text(JsonNode schema, String name) {
    JsonNode value = value(schema, name, DEEPEST);
    return value.isValueNode() ? value.asText() : dice.odd();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : description.at(reference.substring(1));
  }

  /** A value of the schema, mostly. */
  private JsonNode value(JsonNode unresolved, String name, int depth) {
    JsonNode schema = resolved(unresolved);
    if (dice.oneIn(12)) {
      return wrong();
    }
    if (schema.has("enum")) {
      return JSON.textNode(dice.one(texts(schema.path("enum"))));
    }
    JsonNode type = schema.path("type");
    String kind = type.isArray() ? type.path(0).asText() : type.asText();
    return switch (kind) {
      case "integer", "number" -> JSON.numberNode(dice.below(40) - 3);
      case "boolean" -> JSON.booleanNode(dice.oneIn(2));
      case "array" -> array(schema, name, depth);
      case "string" -> string(schema, name);
      default -> schema.has("properties") || depth < DEEPEST ? object(schema, depth) : wrong();
    };
  }

  private JsonNode string(JsonNode schema, String name) {
    return switch (schema.path("format").asText()) {
      case "date" ->
          JSON.textNode("2026-%02d-%02d".formatted(1 + dice.below(12), 1 + dice.below(28)));
      case "date-time" -> JSON.textNode("2026-11-%02dT08:00:00Z".formatted(1 + dice.below(28)));
      default -> JSON.textNode(known.any(name, dice));
    };
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = dice.below(4); i > 0; i--) {
      array.add(value(schema.path("items"), name, depth + 1));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    List<String> required = texts(schema.path("required"));
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              if (required.contains(field.getKey()) ? !dice.oneIn(15) : dice.oneIn(3)) {
                object.set(field.getKey(), value(field.getValue(), field.getKey(), depth + 1));
              }
            });
    if (schema.path("properties").isEmpty()) {
      for (String field : List.of("measures", "reason", "newDate", "planText", "evidence")) {
        if (dice.oneIn(3)) {
          object.set(field, dice.oneIn(2) ? wrong() : JSON.textNode(known.any(field, dice)));
        }
      }
    }
    return object;
  }

  private JsonNode wrong() {
    return switch (dice.below(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(Long.MAX_VALUE);
      case 2 -> JSON.numberNode(new java.math.BigDecimal("1e-400"));
      case 3 -> JSON.arrayNode().addNull();
      case 4 -> JSON.objectNode().put(dice.odd(), dice.odd());
      case 5 -> JSON.booleanNode(true);
      default -> JSON.textNode(dice.odd());
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
