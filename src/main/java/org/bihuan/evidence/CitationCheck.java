package org.bihuan.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Difference;
import org.bihuan.issue.Issue;
import org.bihuan.issue.RecordCheck;
import org.bihuan.issue.Records;
import org.bihuan.issue.TrailEntry;
import org.springframework.stereotype.Component;

/** Which completed step cites which evidence. */
@Component
class CitationCheck implements RecordCheck {

  private final Citations citations;

  CitationCheck(Citations citations) {
    this.citations = citations;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("citation");
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        if (entry.act().equals("completed")) {
          for (String id : cited(entry.data())) {
            records.told(
                key(id, entry.data().path("task").asText()),
                entry.seq(),
                Map.of("step", String.valueOf(entry.step()), "round", entry.round()));
          }
        }
      }

      @Override
      public List<Difference> differences() {
        citations
            .of(issue.number())
            .forEach(
                (evidence, cited) ->
                    cited.forEach(
                        citation ->
                            records.found(
                                key(evidence, citation.task()),
                                Map.of("step", citation.step(), "round", citation.round()))));
        return records.differences();
      }
    };
  }

  private static String key(String evidence, String task) {
    return evidence + " " + task;
  }

  /** With the files that fields cite, where the entry keeps them; older ones do not. */
  private static List<String> cited(JsonNode data) {
    List<String> ids = new ArrayList<>();
    if (data.has("cited")) {
      data.path("cited").fieldNames().forEachRemaining(ids::add);
    } else {
      data.path("evidence").forEach(id -> ids.add(id.asText()));
    }
    return ids;
  }
}
