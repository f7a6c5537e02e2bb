package org.bihuan.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bihuan.Api;

/** Every operation that the service's own description names. */
final class Operations {

  private Operations() {}

  /**
   * One operation.
   *
   * @param fields names of the JSON body's fields
   */
  record Operation(
      String method,
      String path,
      List<String> pathNames,
      List<String> queryNames,
      List<String> fields,
      boolean takesJson,
      boolean takesForm) {

    /** The address with each name in braces replaced. */
    String address(UnaryOperator<String> value) {
      String address = path;
      for (String name : pathNames) {
        address = address.replace("{" + name + "}", value.apply(name));
      }
      return address;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Operation> of(Api api) {
    JsonNode description = api.anonymous().get("/v3/api-docs").expect(200).body();
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(operation(description, method.getKey(), path.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  private static Operation operation(
      JsonNode description, String method, String path, JsonNode operation) {
    List<String> pathNames = new ArrayList<>();
    List<String> queryNames = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        pathNames.add(name);
      } else if (parameter.path("in").asText().equals("query")) {
        JsonNode schema = resolved(description, parameter.path("schema"));
        if (schema.has("properties")) {
          schema.path("properties").fieldNames().forEachRemaining(queryNames::add);
        } else {
          queryNames.add(name);
        }
      }
    }
    JsonNode content = operation.path("requestBody").path("content");
    JsonNode json = content.path("application/json");
    List<String> fields = new ArrayList<>();
    resolved(description, json.path("schema"))
        .path("properties")
        .fieldNames()
        .forEachRemaining(fields::add);
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        pathNames,
        queryNames,
        fields,
        !json.isMissingNode(),
        content.has("multipart/form-data"));
  }

  private static JsonNode resolved(JsonNode description, JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : description.at(reference.substring(1));
  }
}
