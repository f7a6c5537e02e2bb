package org.bihuan.rights;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.workbench.Pages;
import org.bihuan.workbench.Pages.Page;

/** The forms sent to pages. */
final class PageRequests {

  static final String ANOTHER = "another good long one";

  private static final Map<String, String> NONE = Map.of();
  private static final Map<String, String> SUBMISSION =
      Map.of("outcome", "submit", "fields.measures", "已修复");
  private static final Map<String, String> SIGN_OFF = Map.of("outcome", "signOff");

  /** A form whose answer's status is the cell. */
  private interface Sent {
    Page send(Pages pages, Visitor as, Scene scene);
  }

  private final Map<String, Request> requests = new HashMap<>();

  private PageRequests() {
    work();
    issues();
    people();
    units();
    service();
    campaigns();
    registers();
    lookBacks();
    sessions();
  }

  static Map<String, Request> all() {
    return Map.copyOf(new PageRequests().requests);
  }

  private void add(String row, Sent sent) {
    requests.put(row, (as, scene) -> Request.cell(sent.send(as.pages(), as, scene)));
  }

  private void work() {
    String tasks = "POST /issues/{number}/tasks/{id}/";
    for (String step : List.of("rectify", "review")) {
      String at = " [" + step + "]";
      add(
          tasks + "claim" + at,
          (pages, as, scene) -> pages.post(task(scene, step) + "/claim", NONE));
      add(
          tasks + "release" + at,
          (pages, as, scene) -> {
            pages.post(task(scene, step) + "/claim", NONE);
            return pages.post(task(scene, step) + "/release", NONE);
          });
      add(
          tasks + "transfer" + at,
          (pages, as, scene) -> {
            pages.post(task(scene, step) + "/claim", NONE);
            Map<String, String> to = Map.of("to", scene.colleague(as, step));
            return pages.post(task(scene, step) + "/transfer", to);
          });
      add(
          tasks + "complete" + at,
          (pages, as, scene) -> {
            pages.post(task(scene, step) + "/claim", NONE);
            return pages.post(
                task(scene, step) + "/complete", step.equals("review") ? SIGN_OFF : SUBMISSION);
          });
      add(
          "POST /issues/{number}/tasks/{id}/values" + at,
          (pages, as, scene) -> {
            pages.post(task(scene, step) + "/claim", NONE);
            return pages.post(task(scene, step) + "/values", SUBMISSION);
          });
      add(
          "POST /work/claims" + at,
          (pages, as, scene) -> pages.post("/work/claims", Map.of("only", scene.taskAt(step))));
    }
  }

  private static String task(Scene scene, String step) {
    return "/issues/" + scene.issueAt(step) + "/tasks/" + scene.taskAt(step);
  }

  private void issues() {
    add(
        "POST /open",
        (pages, as, scene) ->
            pages.post(
                "/open", Map.of("type", "rectification", "title", "缺失", "unit", "QH-XN-DT")));
    add(
        "POST /open/values",
        (pages, as, scene) -> pages.post("/open/values", Map.of("type", "rectification")));
    add(
        "POST /open/similar",
        (pages, as, scene) -> pages.post("/open/similar", Map.of("type", "rectification")));
    add(
        "POST /issues/{number}/lineage",
        (pages, as, scene) -> pages.post("/issues/" + scene.issue + "/lineage", NONE));
    add(
        "POST /issues/{number}/comments",
        (pages, as, scene) ->
            pages.post("/issues/" + scene.issue + "/comments", Map.of("text", "已核实")));
    add(
        "POST /issues/{number}/doubts/{id}/dismissal",
        (pages, as, scene) ->
            pages.post(
                "/issues/" + scene.issue + "/doubts/" + Scene.DOUBT + "/dismissal",
                Map.of("reason", "已核实")));
    add(
        "POST /issues/{number}/evidence",
        (pages, as, scene) ->
            pages.upload(
                "/issues/" + scene.issue + "/evidence", "files", "a.txt", Scene.FILE, NONE));
    add(
        "POST /issues/{number}/evidence/one",
        (pages, as, scene) ->
            pages.upload("/issues/" + scene.issue + "/evidence/one", "a.txt", Scene.FILE, NONE));
    add(
        "POST /issues/{number}/evidence/{id}/void",
        (pages, as, scene) ->
            pages.post(
                "/issues/" + scene.issue + "/evidence/" + scene.evidence + "/void",
                Map.of("reason", "传错")));
    add(
        "POST /issues/{number}/actions/{key} [requestExtension]",
        (pages, as, scene) ->
            act(pages, scene, "requestExtension", asForm(ApiRequests.extension())));
    add(
        "POST /issues/{number}/actions/{key}/values [requestExtension]",
        (pages, as, scene) ->
            pages.post(
                "/issues/" + scene.issue + "/actions/requestExtension/values",
                asForm(ApiRequests.extension())));
    add(
        "POST /issues/{number}/actions/{key} [withdraw]",
        (pages, as, scene) -> act(pages, scene, "withdraw", Map.of("fields.reason", "重复")));
    add("POST /issues/columns", (pages, as, scene) -> pages.post("/issues/columns", NONE));
    add(
        "POST /import",
        (pages, as, scene) ->
            pages.upload("/import", "a.csv", Scene.ledger(), Map.of("type", "rectification")));
    add(
        "POST /import/{id}/choices",
        (pages, as, scene) -> pages.post("/import/" + scene.upload() + "/choices", NONE));
    add("POST /import/{id}", (pages, as, scene) -> pages.post("/import/" + scene.upload(), NONE));
    add(
        "POST /notices/{id}/read",
        (pages, as, scene) -> pages.post("/notices/" + scene.notice() + "/read", NONE));
    add("POST /notices/read", (pages, as, scene) -> pages.post("/notices/read", NONE));
  }

  private static Map<String, String> asForm(Map<String, String> fields) {
    Map<String, String> form = new HashMap<>();
    fields.forEach((name, value) -> form.put("fields." + name, value));
    return form;
  }

  private static Page act(Pages pages, Scene scene, String action, Map<String, String> fields) {
    return pages.post("/issues/" + scene.issueAt("rectify") + "/actions/" + action, fields);
  }

  private void people() {
    add("POST /people/_new", (pages, as, scene) -> create(pages, "QH-XN-DT"));
    add("POST /people/_new [duty above]", (pages, as, scene) -> create(pages, "QH-XN"));
    Map<String, Map<String, String>> forms =
        Map.of(
            "name", Map.of("displayName", "改名"),
            "retirement", Map.of("retired", "true"),
            "password", Map.of("password", Accounts.PASSWORD),
            "tokens/revoke", NONE);
    forms.forEach(
        (form, fields) -> {
          String row = "POST /people/{username}/" + form;
          add(row, (pages, as, scene) -> pages.post(person(scene, false) + form, fields));
          add(
              row + " [duty above]",
              (pages, as, scene) -> pages.post(person(scene, true) + form, fields));
        });
    for (String unit : List.of("QH-XN-DT", "QH-XN")) {
      Map<String, String> duty = Map.of("unit", unit, "role", "monitor");
      add(
          "POST /people/{username}/duties" + (unit.equals("QH-XN") ? " [duty above]" : ""),
          (pages, as, scene) -> pages.post(person(scene, false) + "duties", duty));
    }
    for (String unit : List.of("QH-XN-DT", "QH")) {
      String role = unit.equals("QH") ? "monitor" : "rectifier";
      add(
          "POST /people/{username}/duties/withdrawal" + (unit.equals("QH") ? " [duty above]" : ""),
          (pages, as, scene) ->
              pages.post(
                  person(scene, true) + "duties/withdrawal", Map.of("unit", unit, "role", role)));
    }
    for (String kind : List.of("people", "units")) {
      add(
          "POST /people/_import [" + kind + "]",
          (pages, as, scene) ->
              pages.upload(
                  "/people/_import",
                  "a.csv",
                  kind.equals("units") ? Scene.units("QH-XN-DT") : Scene.people("QH-XN-DT"),
                  Map.of("kind", kind, "dryRun", "false")));
    }
  }

  private static String person(Scene scene, boolean above) {
    return "/people/" + (above ? scene.personAbove() : scene.person()) + "/";
  }

  private static Page create(Pages pages, String unit) {
    return pages.post(
        "/people/_new",
        Map.of(
            "username", Scene.username(), "displayName", "测试", "unit", unit, "role", "rectifier"));
  }

  private void units() {
    add("POST /units/new", (pages, as, scene) -> unit(pages, "new", Scene.code(), "QH-XN-DT"));
    add("POST /units/new [above]", (pages, as, scene) -> unit(pages, "new", Scene.code(), "QH-XN"));
    add("POST /units/{code}", (pages, as, scene) -> unit(pages, scene.unit(), "", "QH-XN-DT"));
    add(
        "POST /units/{code} [moved out]",
        (pages, as, scene) -> unit(pages, scene.unit(), "", "QH-XN"));
    add(
        "POST /units/{code}/handover",
        (pages, as, scene) ->
            pages.post(
                "/units/" + scene.unit() + "/handover",
                Map.of("to", "QH-XN-DT", "reason", "机构调整")));
    add(
        "POST /units/{code}/retirement",
        (pages, as, scene) ->
            pages.post("/units/" + scene.unit() + "/retirement", Map.of("retired", "true")));
  }

  private static Page unit(Pages pages, String at, String code, String parent) {
    return pages.post(
        "/units/" + at,
        Map.of("code", code, "name", "单位", "parent", parent, "kind", "enforcement"));
  }

  private void lookBacks() {
    add(
        "POST /look-backs/new",
        (pages, as, scene) ->
            pages.post(
                "/look-backs/new",
                Map.of("method", "all", "category", scene.signedOff(), "act", "freeze")));
    add(
        "POST /assessments",
        (pages, as, scene) ->
            pages.post(
                "/assessments", Map.of("from", "2026-01-01", "to", "2026-12-31", "unit", "QH-XN")));
    add(
        "POST /look-backs/{id}/draw",
        (pages, as, scene) ->
            pages.post("/look-backs/" + scene.lookBack() + "/draw", Map.of("word", "4821")));
    add(
        "POST /look-backs/{id}/abandon",
        (pages, as, scene) ->
            pages.post("/look-backs/" + scene.lookBack() + "/abandon", Map.of("reason", "范围有误")));
  }

  private void registers() {
    add(
        "POST /registers/{key}/new",
        (pages, as, scene) ->
            pages.post(
                "/registers/" + scene.register + "/new",
                Map.of(
                    "fields.code", Scene.username(),
                    "fields.name", "公司",
                    "fields.unit", "QH-XN-DT")));
    add(
        "POST /registers/{key}/entries/{entry}",
        (pages, as, scene) ->
            pages.post(
                "/registers/" + scene.register + "/entries/" + Scene.ENTRY,
                Map.of(
                    "fields.code",
                    Scene.ENTRY,
                    "fields.name",
                    "公司" + Scene.code(),
                    "fields.unit",
                    "QH-XN-DT")));
    add(
        "POST /registers/{key}/import",
        (pages, as, scene) ->
            pages.upload(
                "/registers/" + scene.register + "/import", "a.csv", Scene.entries(), Map.of()));
  }

  private void campaigns() {
    add(
        "POST /campaigns/_new",
        (pages, as, scene) -> pages.post("/campaigns/_new", campaign("N" + Scene.username())));
    add(
        "POST /campaigns/{code}/edit",
        (pages, as, scene) ->
            pages.post("/campaigns/" + scene.campaign() + "/edit", campaign(scene.campaign())));
    add(
        "POST /campaigns/{code}/close",
        (pages, as, scene) ->
            pages.post("/campaigns/" + scene.campaign() + "/close", Map.of("open", "stay")));
    add(
        "POST /campaigns/{code}/merge",
        (pages, as, scene) ->
            pages.post(
                "/campaigns/" + scene.campaign() + "/merge",
                Map.of("into", scene.otherCampaign())));
    add(
        "POST /campaigns/_categories",
        (pages, as, scene) ->
            pages.post(
                "/campaigns/_categories", Map.of("type", "survey-lead", "items[0].name", "测试类别")));
    add(
        "POST /campaigns/_categories/merges",
        (pages, as, scene) ->
            pages.post(
                "/campaigns/_categories/merges",
                Map.of("type", "survey-lead", "from", "误" + Scene.username(), "into", "测试类别")));
  }

  private static Map<String, String> campaign(String code) {
    return Map.of(
        "code",
        code,
        "name",
        "专项整治",
        "unit",
        "QH-XN",
        "units",
        "QH-XN-DT",
        "from",
        "2020-01-01",
        "to",
        "2099-12-31");
  }

  private void service() {
    add(
        "POST /processes",
        (pages, as, scene) ->
            pages.upload("/processes", ApiRequests.PROCESS, ApiRequests.process(), NONE));
    add(
        "POST /processes/deployment",
        (pages, as, scene) ->
            pages.post(
                "/processes/deployment",
                Map.of(
                    "name",
                    ApiRequests.PROCESS,
                    "content",
                    Base64.getEncoder().encodeToString(ApiRequests.process()))));
    for (String dryRun : List.of("true", "false")) {
      add(
          "POST /processes/{type}/migration [dryRun=" + dryRun + "]",
          (pages, as, scene) ->
              pages.post("/processes/rectification/migration", Map.of("dryRun", dryRun)));
    }
    add(
        "POST /calendar/{year}/days",
        (pages, as, scene) ->
            pages.post(
                "/calendar/2025/days",
                Map.of("date", "2025-12-29", "kind", "holiday", "name", "测试", "nameEn", "Test")));
    add(
        "POST /calendar/{year}/announcement",
        (pages, as, scene) -> pages.post("/calendar/2099/announcement", Map.of("days", "")));
    add(
        "POST /calendar/{year}/notice",
        (pages, as, scene) ->
            pages.post("/calendar/2099/notice", Map.of("notice", "一、元旦：1月1日放假，共1天。")));
    add("GET /jobs [check=true]", (pages, as, scene) -> pages.get("/jobs?check=true"));
    add(
        "POST /jobs/{id}/retry [no such job]",
        (pages, as, scene) -> pages.post("/jobs/none/retry", NONE));
    add("POST /setup [is set up]", (pages, as, scene) -> pages.post("/setup", NONE));
    add(
        "POST /report/{type} [not public]",
        (pages, as, scene) -> pages.post("/report/rectification", Map.of("title", "举报")));
    add(
        "POST /report/receipts [no such receipt]",
        (pages, as, scene) -> pages.post("/report/receipts", Map.of("receipt", "0")));
    add(
        "POST /report/receipts/answers [no such receipt]",
        (pages, as, scene) ->
            pages.post("/report/receipts/answers", Map.of("receipt", "0", "task", "none")));
    add("POST /language", (pages, as, scene) -> pages.post("/language", Map.of("language", "zh")));
  }

  /** Forms that end the session; each is sent with a session of its own. */
  private void sessions() {
    add(
        "POST /account/tokens",
        (pages, as, scene) -> pages.post("/account/tokens", Map.of("password", Accounts.PASSWORD)));
    add(
        "POST /account/attempts",
        (pages, as, scene) ->
            pages.post("/account/attempts", Map.of("last", "2026-01-01T00:00:00Z")));
    ending(
        "POST /account/tokens/{id}/revoke",
        (pages, as, scene) -> pages.post("/account/tokens/" + Scene.token(as) + "/revoke", NONE));
    ending(
        "POST /account/tokens/revoke-others",
        (pages, as, scene) -> pages.post("/account/tokens/revoke-others", NONE));
    ending(
        "POST /account/password",
        (pages, as, scene) -> {
          Page changed = password(pages, Accounts.PASSWORD, ANOTHER);
          password(pages, ANOTHER, Accounts.PASSWORD);
          return changed;
        });
    ending("POST /sign-out", (pages, as, scene) -> pages.post("/sign-out", NONE));
    ending(
        "POST /sign-out-everywhere",
        (pages, as, scene) -> pages.post("/sign-out-everywhere", NONE));
    add(
        "POST /sign-in",
        (pages, as, scene) -> {
          Pages fresh = Pages.stranger(as.port());
          fresh.get("/sign-in").expect(200);
          String username = as.username().isEmpty() ? scene.person() : as.username();
          return fresh.post(
              "/sign-in", Map.of("username", username, "password", Accounts.PASSWORD));
        });
  }

  private static Page password(Pages pages, String current, String next) {
    return pages.post("/account/password", Map.of("current", current, "new", next));
  }

  private void ending(String row, Sent sent) {
    requests.put(
        row,
        (as, scene) -> {
          Visitor again = as.signedInAgain();
          return Request.cell(sent.send(again.pages(), again, scene));
        });
  }
}
