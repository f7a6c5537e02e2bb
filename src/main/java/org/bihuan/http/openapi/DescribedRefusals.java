package org.bihuan.http.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** By which statuses an operation refuses a request: always with a problem detail. */
final class DescribedRefusals {

  private static final Map<String, String> ANY =
      Map.of("400", "The request cannot be understood", "403", "The caller may not do this");

  private DescribedRefusals() {}

  /** Adds what is not described yet. */
  static void add(String path, HttpMethod method, Operation operation, String problem) {
    Map<String, String> refusals = new LinkedHashMap<>(ANY);
    if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
      refusals.put("401", "The caller is not signed in");
    }
    if (path.contains("{")) {
      refusals.put("404", "There is no such thing, or the caller may not see it");
    }
    if (method != HttpMethod.GET) {
      refusals.put("409", "It is not, or no longer, possible as things are");
      refusals.put("422", "A value is missing or wrong");
    }
    refusals.put("default", "Refused; see the problem's type");
    refusals.forEach(
        (status, description) ->
            operation
                .getResponses()
                .computeIfAbsent(status, absent -> refusal(description, problem)));
  }

  private static ApiResponse refusal(String description, String problem) {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + problem);
    return new ApiResponse()
        .description(description)
        .content(
            new Content()
                .addMediaType(
                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    new MediaType().schema(schema)));
  }
}
