package org.bihuan.mechanism;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What was filled in, as the trail of an issue tells it. */
final class Filled {

  private Filled() {}

  /** What was filled in last under this id, at whichever step; missing where nothing was. */
  static JsonNode last(Clerk clerk, String issue, String field) {
    JsonNode found = MissingNode.getInstance();
    JsonNode trail =
        clerk.as("qh-leader").get("/api/issues/" + issue + "/trail?limit=200").expect(200).body();
    for (JsonNode entry : trail.path("items")) {
      JsonNode value = entry.path("data").path("fields").path(field);
      found = value.isMissingNode() ? found : value;
    }
    return found;
  }
}
