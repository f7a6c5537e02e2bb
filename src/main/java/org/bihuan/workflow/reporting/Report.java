package org.bihuan.workflow.reporting;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.http.openapi.Required;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports.
 *
 * @param fields of the type's own form
 */
@Schema(name = "PublicReport")
public record Report(
    @Required @Nullable String title,
    @Nullable String description,
    @Nullable String location,
    @Nullable Map<String, Object> fields) {

  Map<String, @Nullable String> facts() {
    Map<String, @Nullable String> facts = new HashMap<>();
    facts.put("title", title);
    facts.put("description", description);
    facts.put("location", location);
    return facts;
  }
}
