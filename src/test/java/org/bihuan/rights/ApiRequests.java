package org.bihuan.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api.Answer;
import org.bihuan.RegisterFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The requests to the API that are not simple GETs. */
final class ApiRequests {

  static final String PROCESS = "rectification.bpmn20.xml";
  private static final String MIGRATION = "/api/processes/rectification/migration";
  private static final Map<String, Object> DUTY = Map.of("unit", "QH-XN-DT", "role", "monitor");
  private static final Map<String, Object> SUBMISSION =
      Map.of("outcome", "submit", "fields", Map.of("measures", "已修复"));
  private static final Map<String, Object> SIGN_OFF = Map.of("outcome", "signOff");

  /** A request whose answer is a cell as it is. */
  private interface Sent {
    Answer send(Visitor as, Scene scene);
  }

  private final Map<String, Request> requests = new HashMap<>();

  private ApiRequests() {
    work();
    issues();
    people();
    units();
    service();
    campaigns();
    sessions();
  }

  static Map<String, Request> all() {
    return Map.copyOf(new ApiRequests().requests);
  }

  private void add(String row, Sent sent) {
    requests.put(row, (as, scene) -> Request.cell(sent.send(as, scene)));
  }

  private void work() {
    add(
        "POST /api/tasks/{id}/release [a colleague's]",
        (as, scene) ->
            as.api()
                .post(
                    "/api/tasks/" + scene.taskOfAColleague() + "/release", Map.of("reason", "休假")));
    add(
        "POST /api/tasks/{id}/transfer [a colleague's]",
        (as, scene) ->
            as.api()
                .post(
                    "/api/tasks/" + scene.taskOfAColleague() + "/transfer",
                    Map.of("to", scene.colleague(as, "rectify"), "reason", "休假")));
    for (String step : List.of("rectify", "review")) {
      Map<String, Object> done = step.equals("review") ? SIGN_OFF : SUBMISSION;
      String at = " [" + step + "]";
      add("POST /api/tasks/{id}/claim" + at, (as, scene) -> claim(as, scene.taskAt(step)));
      add(
          "POST /api/tasks/{id}/release" + at,
          (as, scene) -> {
            claim(as, scene.taskAt(step));
            return as.api().post(task(scene, step) + "/release", "");
          });
      add(
          "POST /api/tasks/{id}/transfer" + at,
          (as, scene) -> {
            claim(as, scene.taskAt(step));
            return as.api()
                .post(task(scene, step) + "/transfer", Map.of("to", scene.colleague(as, step)));
          });
      add(
          "POST /api/tasks/{id}/complete" + at,
          (as, scene) -> {
            claim(as, scene.taskAt(step));
            return as.api().post(task(scene, step) + "/complete", done);
          });
      add(
          "POST /api/tasks/claims" + at,
          (as, scene) ->
              as.api().post("/api/tasks/claims", Map.of("tasks", List.of(scene.taskAt(step)))));
      add(
          "POST /api/tasks/completions" + at,
          (as, scene) -> {
            claim(as, scene.taskAt(step));
            Map<String, Object> item = new HashMap<>(done);
            item.put("task", scene.taskAt(step));
            return as.api().post("/api/tasks/completions", Map.of("items", List.of(item)));
          });
    }
  }

  private static String task(Scene scene, String step) {
    return "/api/tasks/" + scene.taskAt(step);
  }

  private static Answer claim(Visitor as, String task) {
    return as.api().post("/api/tasks/" + task + "/claim", "");
  }

  private void issues() {
    add(
        "POST /api/issues",
        (as, scene) -> as.api().post("/api/issues", Map.of("title", "缺失", "unit", "QH-XN-DT")));
    add(
        "POST /api/issues/similar",
        (as, scene) ->
            as.api().post("/api/issues/similar", Map.of("title", "缺失", "unit", "QH-XN-DT")));
    add(
        "PUT /api/issues/{number}/lineage",
        (as, scene) ->
            as.api()
                .put(
                    "/api/issues/" + scene.issue + "/lineage",
                    Collections.singletonMap("recurrenceOf", null)));
    add(
        "POST /api/issues/{number}/comments",
        (as, scene) ->
            as.api().post("/api/issues/" + scene.issue + "/comments", Map.of("text", "已核实")));
    add(
        "POST /api/issues/{number}/doubts/{id}/dismissal",
        (as, scene) ->
            as.api()
                .post(
                    "/api/issues/" + scene.issue + "/doubts/" + Scene.DOUBT + "/dismissal",
                    Map.of("reason", "已核实")));
    add(
        "POST /api/issues/{number}/evidence",
        (as, scene) ->
            as.api()
                .upload("/api/issues/" + scene.issue + "/evidence", "a.txt", Scene.FILE, Map.of()));
    add(
        "POST /api/evidence/{id}/void",
        (as, scene) ->
            as.api().post("/api/evidence/" + scene.evidence + "/void", Map.of("reason", "传错")));
    add(
        "POST /api/issues/{number}/actions/{key} [requestExtension]",
        (as, scene) -> act(as, scene, "requestExtension", extension()));
    add(
        "POST /api/issues/{number}/actions/{key} [withdraw]",
        (as, scene) -> act(as, scene, "withdraw", Map.of("reason", "重复")));
    for (String dryRun : List.of("true", "false")) {
      add(
          "POST /api/ledgers/imports [dryRun=" + dryRun + "]",
          (as, scene) ->
              as.api()
                  .upload(
                      "/api/ledgers/imports", "a.csv", Scene.ledger(), Map.of("dryRun", dryRun)));
    }
    add(
        "POST /api/notifications/{id}/read",
        (as, scene) -> as.api().post("/api/notifications/" + scene.notice() + "/read", ""));
    add(
        "POST /api/notifications/read",
        (as, scene) -> as.api().post("/api/notifications/read", ""));
  }

  static Map<String, String> extension() {
    String date = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(60).toString();
    return Map.of("newDate", date, "reason", "需协调", "interimMeasures", "先行告知");
  }

  private static Answer act(Visitor as, Scene scene, String action, Map<String, String> fields) {
    return as.api()
        .post(
            "/api/issues/" + scene.issueAt("rectify") + "/actions/" + action,
            Map.of("fields", fields));
  }

  private void people() {
    add("POST /api/people", (as, scene) -> create(as, "QH-XN-DT"));
    add("POST /api/people [duty above]", (as, scene) -> create(as, "QH-XN"));
    for (boolean above : List.of(false, true)) {
      String whose = above ? " [duty above]" : "";
      add(
          "PATCH /api/people/{username}" + whose,
          (as, scene) -> as.api().patch(person(scene, above), Map.of("displayName", "改名")));
      add(
          "PUT /api/people/{username}/password" + whose,
          (as, scene) ->
              as.api()
                  .put(person(scene, above) + "/password", Map.of("password", Accounts.PASSWORD)));
      add(
          "DELETE /api/people/{username}/tokens" + whose,
          (as, scene) -> as.api().delete(person(scene, above) + "/tokens"));
    }
    add(
        "POST /api/people/{username}/duties",
        (as, scene) -> as.api().post(person(scene, false) + "/duties", DUTY));
    add(
        "POST /api/people/{username}/duties [duty above]",
        (as, scene) ->
            as.api()
                .post(
                    person(scene, false) + "/duties", Map.of("unit", "QH-XN", "role", "monitor")));
    add(
        "DELETE /api/people/{username}/duties",
        (as, scene) ->
            as.api().delete(person(scene, true) + "/duties?unit=QH-XN-DT&role=rectifier"));
    add(
        "DELETE /api/people/{username}/duties [duty above]",
        (as, scene) -> as.api().delete(person(scene, true) + "/duties?unit=QH&role=monitor"));
    add(
        "POST /api/people/imports",
        (as, scene) -> importing(as, "people", Scene.people("QH-XN-DT")));
    add(
        "POST /api/people/imports [duty above]",
        (as, scene) -> importing(as, "people", Scene.people("QH-XN")));
  }

  private static String person(Scene scene, boolean above) {
    return "/api/people/" + (above ? scene.personAbove() : scene.person());
  }

  private static Answer create(Visitor as, String unit) {
    return as.api()
        .post(
            "/api/people",
            Map.of(
                "username",
                Scene.username(),
                "displayName",
                "测试",
                "duties",
                List.of(Map.of("unit", unit, "role", "rectifier"))));
  }

  private static Answer importing(Visitor as, String what, byte[] file) {
    return as.api().upload("/api/" + what + "/imports", "a.csv", file, Map.of("dryRun", "false"));
  }

  private void units() {
    add(
        "POST /api/units",
        (as, scene) -> as.api().post("/api/units", Scene.unit(Scene.code(), "QH-XN-DT")));
    add(
        "POST /api/units [above]",
        (as, scene) -> as.api().post("/api/units", Scene.unit(Scene.code(), "QH-XN")));
    add(
        "PATCH /api/units/{code}",
        (as, scene) -> as.api().patch("/api/units/QH-XN-DT", Map.of("shortName", "大通执法局")));
    add(
        "PATCH /api/units/{code} [moved out]",
        (as, scene) -> as.api().patch("/api/units/" + scene.unit(), Map.of("parent", "QH-XN")));
    add(
        "POST /api/units/{code}/handover",
        (as, scene) ->
            as.api()
                .post(
                    "/api/units/" + scene.unit() + "/handover",
                    Map.of("to", "QH-XN-DT", "reason", "机构调整")));
    add("POST /api/units/imports", (as, scene) -> importing(as, "units", Scene.units("QH-XN-DT")));
    add(
        "POST /api/units/imports [above]",
        (as, scene) -> importing(as, "units", Scene.units("QH-XN")));
  }

  private void service() {
    for (String dryRun : List.of("true", "false")) {
      add(
          "POST /api/processes [dryRun=" + dryRun + "]",
          (as, scene) ->
              as.api().upload("/api/processes", PROCESS, process(), Map.of("dryRun", dryRun)));
      add(
          "POST /api/processes/{type}/migration [dryRun=" + dryRun + "]",
          (as, scene) -> as.api().post(MIGRATION, "{\"dryRun\":" + dryRun + "}"));
    }
    add(
        "POST /api/registers/{key}/entries",
        (as, scene) -> as.api().post(register(scene) + "/entries", company(null)));
    add(
        "PUT /api/registers/{key}/entries/{entry}",
        (as, scene) ->
            as.api().put(register(scene) + "/entries/" + Scene.ENTRY, company(Scene.ENTRY)));
    for (String dryRun : List.of("true", "false")) {
      add(
          "POST /api/registers/{key}/imports [dryRun=" + dryRun + "]",
          (as, scene) ->
              as.api()
                  .upload(
                      register(scene) + "/imports",
                      "a.csv",
                      Scene.entries(),
                      Map.of("dryRun", dryRun)));
    }
    for (boolean dryRun : List.of(true, false)) {
      add(
          "POST /api/look-backs [dryRun=" + dryRun + "]",
          (as, scene) -> as.api().post("/api/look-backs", lookBack(scene.signedOff(), dryRun)));
    }
    add(
        "POST /api/assessments",
        (as, scene) -> as.api().post("/api/assessments", Scene.assessment()));
    add(
        "POST /api/look-backs/{id}/draw",
        (as, scene) ->
            as.api().post("/api/look-backs/" + scene.lookBack() + "/draw", Map.of("word", "4821")));
    add(
        "POST /api/look-backs/{id}/abandon",
        (as, scene) ->
            as.api()
                .post(
                    "/api/look-backs/" + scene.lookBack() + "/abandon", Map.of("reason", "范围有误")));
    add(
        "PUT /api/calendar/{year}",
        (as, scene) -> as.api().put("/api/calendar/2099", Map.of("days", List.of())));
    add("GET /api/calendar", (as, scene) -> as.api().get("/api/calendar?year=2026"));
    add(
        "GET /api/calendar/deadline",
        (as, scene) -> as.api().get("/api/calendar/deadline?from=2026-03-02&workdays=5"));
    add(
        "POST /api/operations/jobs/{id}/retry [no such job]",
        (as, scene) -> as.api().post("/api/operations/jobs/none/retry", ""));
    add(
        "POST /api/public/{type} [not public]",
        (as, scene) -> as.api().post("/api/public/rectification", Map.of("title", "举报")));
    add(
        "POST /api/public/receipts/{receipt}/tasks/{task} [no such receipt]",
        (as, scene) -> as.api().post("/api/public/receipts/0/tasks/none", Map.of()));
    add(
        "POST /api/public/receipts/{receipt}/evidence [no such receipt]",
        (as, scene) ->
            as.api()
                .upload("/api/public/receipts/0/evidence", "a.txt", new byte[] {'a'}, Map.of()));
    add(
        "POST /api/setup [is set up]",
        (as, scene) ->
            as.api()
                .post(
                    "/api/setup",
                    Map.of(
                        "secret", "none",
                        "username", "first",
                        "displayName", "首位",
                        "password", Accounts.PASSWORD,
                        "unit", Map.of("code", "RM", "name", "单位"))));
  }

  static Map<String, Object> lookBack(String category, boolean dryRun) {
    return Map.of("method", "all", "filter", Map.of("category", category), "dryRun", dryRun);
  }

  private void campaigns() {
    add(
        "POST /api/campaigns",
        (as, scene) -> as.api().post("/api/campaigns", Scene.campaign("N" + Scene.username())));
    add(
        "PUT /api/campaigns/{code}",
        (as, scene) -> as.api().put(campaign(scene), Scene.campaign(scene.campaign())));
    add(
        "POST /api/campaigns/{code}/close",
        (as, scene) -> as.api().post(campaign(scene) + "/close", Map.of("open", "stay")));
    add(
        "POST /api/campaigns/{code}/merge",
        (as, scene) ->
            as.api().post(campaign(scene) + "/merge", Map.of("into", scene.otherCampaign())));
    add(
        "PUT /api/types/{key}/categories",
        (as, scene) ->
            as.api()
                .put(
                    "/api/types/survey-lead/categories",
                    Map.of("items", List.of(Map.of("name", "测试类别")))));
    add(
        "POST /api/types/{key}/categories/merges",
        (as, scene) ->
            as.api()
                .post(
                    "/api/types/survey-lead/categories/merges",
                    Map.of("from", "误" + Scene.username(), "into", "测试类别")));
  }

  private static String campaign(Scene scene) {
    return "/api/campaigns/" + scene.campaign();
  }

  private static String register(Scene scene) {
    return "/api/registers/" + scene.register;
  }

  /** An entry with this key, or a new one. */
  private static Map<String, Object> company(@Nullable String key) {
    String code = key == null ? Scene.username() : key;
    return RegisterFiles.company(code, "公司" + Scene.code(), "bus");
  }

  static byte[] process() {
    try {
      return new ClassPathResource("processes/" + PROCESS).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Requests that end the session; each is sent with a session of its own. */
  private void sessions() {
    add(
        "POST /api/tokens",
        (as, scene) ->
            as.api()
                .post(
                    "/api/tokens",
                    Map.of(
                        "username",
                        as.username().isEmpty() ? scene.person() : as.username(),
                        "password",
                        Accounts.PASSWORD)));
    add(
        "DELETE /api/tokens/current",
        (as, scene) -> as.signedInAgain().api().delete("/api/tokens/current"));
    add("DELETE /api/tokens", (as, scene) -> as.signedInAgain().api().delete("/api/tokens"));
    add(
        "POST /api/me/password",
        (as, scene) -> {
          Visitor again = as.signedInAgain();
          Answer changed = password(again, Accounts.PASSWORD, PageRequests.ANOTHER);
          password(again, PageRequests.ANOTHER, Accounts.PASSWORD);
          return changed;
        });
  }

  private static Answer password(Visitor as, String current, String next) {
    return as.api().post("/api/me/password", Map.of("current", current, "new", next));
  }
}
