package org.bihuan.mechanism;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bihuan.evidence.Samples;
import org.bihuan.process.template.WordFile;
import org.bihuan.workflow.Loop;

/** What the stories of the loop's mechanisms do besides working issues step by step. */
final class LoopStory {

  private final Loop loop;

  LoopStory(Loop loop) {
    this.loop = loop;
  }

  /** Claims and completes the step that is for one of several. */
  void complete(
      String username, String number, String step, String label, Map<String, Object> fields) {
    for (JsonNode each : loop.issue(number).path("steps")) {
      if (each.path("step").asText().equals(step) && each.path("label").asText().equals(label)) {
        String task = each.path("task").asText();
        loop.as(username).post("/api/tasks/" + task + "/claim", "").expect(200);
        loop.submit(username, task, "", fields).expect(200);
        return;
      }
    }
    throw new AssertionError(
        number + " is not at " + step + " for " + label + ": " + loop.issue(number).path("steps"));
  }

  /** Hands in a photo. */
  String photo(String username, String number) {
    return loop.as(username)
        .upload("/api/issues/" + number + "/evidence", "a.jpg", Samples.jpeg(), Map.of())
        .expect(201)
        .text("id");
  }

  /** Signs off a minor or major rectification. */
  void signOff(String rectifier, String number) {
    String proof = photo(rectifier, number);
    loop.complete(
        rectifier,
        number,
        "rectify",
        "submit",
        Map.of("measures", "已补齐", "completedOn", "2026-03-01", "evidence", new String[] {proof}));
    loop.complete("qh-reviewer", number, "review", "signOff", Map.of());
  }

  /** The text of an edition of the issue's document, as soon as it is made. */
  String document(String number, int edition) {
    AtomicReference<JsonNode> made = new AtomicReference<>();
    loop.await(
        () -> {
          for (JsonNode one :
              loop.as("qh-leader")
                  .get("/api/issues/" + number + "/documents")
                  .expect(200)
                  .body()
                  .path("items")) {
            if (one.path("edition").asInt() == edition) {
              made.set(one);
            }
          }
          return made.get() != null;
        });
    return WordFile.text(
        loop.as("qh-leader")
            .get("/api/documents/" + made.get().path("id").asText() + "?as=docx")
            .expect(200)
            .raw()
            .body());
  }

  /** The figures of a type over the issues of a category, with each group as {@code name part}. */
  String figure(String type, String category, String id) {
    JsonNode total =
        loop.as("qh-leader")
            .get("/api/statistics?type=" + type + "&category=" + URLEncoder.encode(category, UTF_8))
            .expect(200)
            .body()
            .path("total");
    for (JsonNode figure : total.path("figures")) {
      if (figure.path("id").asText().equals(id)) {
        StringBuilder told = new StringBuilder(figure.path("value").asText());
        figure
            .path("groups")
            .forEach(
                group ->
                    told.append(' ')
                        .append(group.path("name").asText())
                        .append(group.path("value").asText()));
        return told.toString();
      }
    }
    throw new AssertionError("no figure " + id + " in " + total);
  }

  /** Adds an entry to a register, unless it is there. */
  void entry(String register, Map<String, Object> fields) {
    int status =
        loop.as("qh-admin")
            .post("/api/registers/" + register + "/entries", Map.of("fields", fields))
            .status();
    if (status != 201 && status != 422) {
      throw new AssertionError("the entry " + fields + " was not added: " + status);
    }
  }
}
