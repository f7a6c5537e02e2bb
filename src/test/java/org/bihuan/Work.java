package org.bihuan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;

/** Works issues step by step through the API, with the demonstration's accounts. */
public final class Work {

  private final Api api;

  public Work(Api api) {
    this.api = api;
  }

  /** The number of a new rectification, opened by the province's inspector. */
  public String open(String unit, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(Map.of("title", "安全设施缺失", "unit", unit));
    body.putAll(more);
    return api.as("qh-inspector").post("/api/issues", body).expect(201).text("number");
  }

  /** The only task at this step, as one account sees it. */
  public static String task(Session session, String issue, String step) {
    List<String> tasks = tasks(session, issue, step);
    if (tasks.size() != 1) {
      throw new AssertionError(issue + " has " + tasks.size() + " tasks at " + step);
    }
    return tasks.get(0);
  }

  /** The tasks at this step. */
  public static List<String> tasks(Session session, String issue, String step) {
    List<String> tasks = new ArrayList<>();
    for (JsonNode at : session.get("/api/issues/" + issue).expect(200).body().path("steps")) {
      if (at.path("step").asText().equals(step)) {
        tasks.add(at.path("task").asText());
      }
    }
    return tasks;
  }

  public static Answer claim(Session session, String task) {
    return session.post("/api/tasks/" + task + "/claim", "");
  }

  public static Answer complete(Session session, String task, String body) {
    return session.post("/api/tasks/" + task + "/complete", body);
  }

  /** Claims and completes the only task at the step; returns the issue. */
  public static Answer does(Session session, String issue, String step, String body) {
    String task = task(session, issue, step);
    claim(session, task).expect(200);
    return complete(session, task, body).expect(200);
  }
}
