package org.bihuan.rights;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.Accounts;
import org.bihuan.Api.Session;
import org.bihuan.RegisterFiles;
import org.bihuan.Work;
import org.bihuan.evidence.Samples;

/**
 * The data for the requests: one issue to read, and objects that requests use up, which are created
 * again after each successful request, so that no cell depends on the one before.
 */
final class Scene {

  /** The hash of a table of the issue. */
  static final String TABLE = "0".repeat(64);

  /** A doubt about the issue. */
  static final String DOUBT = UUID.randomUUID().toString();

  static final byte[] FILE = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String SUBMITTED =
      "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已修复\"}}";

  private final Company company;
  private final Map<String, String> kept = new HashMap<>();

  /**
   * In its second round; the first was rectified by the caller LOST, who has lost the duty since.
   */
  final String issue;

  final String evidence;

  /** A register that Datong's rectifiers and all inspectors may edit, with one entry. */
  final String register;

  static final String ENTRY = "E1";

  Scene(Company company) {
    this.company = company;
    this.issue = open();
    Work.does(session(Caller.LOST), issue, "rectify", SUBMITTED);
    Work.does(
        session(Caller.REVIEWER),
        issue,
        "review",
        "{\"outcome\":\"sendBack\",\"fields\":{\"reason\":\"不够\"}}");
    session(Caller.RECTIFIER)
        .post(
            "/api/issues/" + issue + "/actions/requestExtension",
            Map.of("fields", ApiRequests.extension()))
        .expect(200);
    Work.does(session(Caller.LEADER), issue, "decideExtension", "{\"outcome\":\"grant\"}");
    this.evidence =
        session(Caller.RECTIFIER)
            .upload("/api/issues/" + issue + "/evidence", "a.jpg", Samples.jpeg(), Map.of())
            .expect(201)
            .text("id");
    this.register = register(company.administrator());
    company.give(Caller.LOST, "QH-HB", "monitor");
    company.take(Caller.LOST, "QH-XN-DT", "rectifier");
  }

  private static String register(Session administrator) {
    String key = RegisterFiles.key();
    administrator
        .upload(
            "/api/processes",
            key + ".register.json",
            RegisterFiles.json(key).getBytes(StandardCharsets.UTF_8),
            Map.of())
        .expect(200);
    administrator
        .post("/api/registers/" + key + "/entries", RegisterFiles.company(ENTRY, "甲公司", "bus"))
        .expect(201);
    return key;
  }

  static byte[] entries() {
    String row = UUID.randomUUID().toString().substring(0, 13) + ",公司,QH-XN-DT\n";
    return ("编码,名称,属地\n" + row).getBytes(StandardCharsets.UTF_8);
  }

  private Session session(Caller caller) {
    return company.get(caller).api();
  }

  private String open() {
    return session(Caller.INSPECTOR)
        .post("/api/issues", Map.of("title", "安全设施缺失", "unit", "QH-XN-DT"))
        .expect(201)
        .text("number");
  }

  /** Objects that were used up are created again at the next call. */
  void renew() {
    kept.clear();
  }

  private String kept(String what, Supplier<String> make) {
    String known = kept.get(what);
    if (known == null) {
      known = make.get();
      kept.put(what, known);
    }
    return known;
  }

  /**
   * An issue that waits at this step: {@code rectify}, or {@code review} of what BOTH rectified.
   */
  String issueAt(String step) {
    return kept(
        step,
        () -> {
          String opened = open();
          if (step.equals("review")) {
            Work.does(session(Caller.BOTH), opened, "rectify", SUBMITTED);
          }
          return opened;
        });
  }

  /** The category of an issue of Datong's that is signed off, and of no other. */
  String signedOff() {
    return kept(
        "signed off",
        () -> {
          String category = code();
          String opened =
              session(Caller.INSPECTOR)
                  .post(
                      "/api/issues",
                      Map.of("title", "安全设施缺失", "unit", "QH-XN-DT", "category", category))
                  .expect(201)
                  .text("number");
          Work.does(session(Caller.BOTH), opened, "rectify", SUBMITTED);
          Work.does(session(Caller.REVIEWER), opened, "review", "{\"outcome\":\"signOff\"}");
          return category;
        });
  }

  /** A look-back of Xining's at it that is not drawn yet. */
  String lookBack() {
    return kept(
        "look-back",
        () ->
            session(Caller.INSPECTOR)
                .post("/api/look-backs", ApiRequests.lookBack(signedOff(), false))
                .expect(201)
                .text("id"));
  }

  /** An assessment of the units below Xining. */
  String assessed() {
    return kept(
        "assessment",
        () -> session(Caller.LEADER).post("/api/assessments", assessment()).expect(201).text("id"));
  }

  static Map<String, Object> assessment() {
    return Map.of("unit", "QH-XN", "from", "2026-01-01", "to", "2026-12-31");
  }

  String taskAt(String step) {
    return kept(step + " task", () -> Work.task(session(Caller.INSPECTOR), issueAt(step), step));
  }

  /** A task at the first step that BOTH has claimed. */
  String taskOfAColleague() {
    return kept(
        "task of a colleague",
        () -> {
          String task = Work.task(session(Caller.INSPECTOR), open(), "rectify");
          Work.claim(session(Caller.BOTH), task).expect(200);
          return task;
        });
  }

  String taskToLookAt() {
    return Work.task(session(Caller.INSPECTOR), issue, "rectify");
  }

  /** A campaign of Xining about Datong, open. */
  String campaign() {
    return kept("campaign", () -> campaignOf(company.administrator()));
  }

  /** Another one, into which it may be merged. */
  String otherCampaign() {
    return kept("other campaign", () -> campaignOf(company.administrator()));
  }

  private static String campaignOf(Session administrator) {
    return administrator
        .post("/api/campaigns", campaign("C" + UUID.randomUUID()))
        .expect(201)
        .text("code");
  }

  static Map<String, Object> campaign(String code) {
    return Map.of(
        "code", code,
        "name", "专项整治",
        "unit", "QH-XN",
        "units", java.util.List.of("QH-XN-DT"),
        "from", "2020-01-01",
        "to", "2099-12-31");
  }

  /** A rectifier of Datong and nothing else. */
  String person() {
    return kept("person", () -> Accounts.create(company.api(), "QH-XN-DT", "rectifier"));
  }

  /** A rectifier of Datong who also has a duty in the province. */
  String personAbove() {
    return kept(
        "person above",
        () -> {
          String username = Accounts.create(company.api(), "QH-XN-DT", "rectifier");
          company
              .administrator()
              .post("/api/people/" + username + "/duties", Map.of("unit", "QH", "role", "monitor"))
              .expect(200);
          return username;
        });
  }

  /** A colleague, not the caller, to whom the step's task may be transferred. */
  String colleague(Visitor as, String step) {
    if (step.equals("review")) {
      return kept("reviewer", () -> Accounts.create(company.api(), "QH-XN", "reviewer"));
    }
    Caller other = as.caller() == Caller.RECTIFIER ? Caller.BOTH : Caller.RECTIFIER;
    return company.get(other).username();
  }

  /** A unit below Datong's. */
  String unit() {
    return kept(
        "unit",
        () ->
            company
                .administrator()
                .post("/api/units", unit(code(), "QH-XN-DT"))
                .expect(201)
                .text("code"));
  }

  static Map<String, Object> unit(String code, String parent) {
    return Map.of("code", code, "name", code, "parent", parent, "kind", "enforcement");
  }

  static String code() {
    return "RM-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
  }

  static String username() {
    return "rm-" + UUID.randomUUID().toString().substring(0, 13);
  }

  /** A message to the rectifiers of Datong. */
  String notice() {
    return session(Caller.RECTIFIER)
        .get("/api/notifications?limit=1")
        .expect(200)
        .body()
        .at("/items/0/id")
        .asText();
  }

  static byte[] ledger() {
    String row = "RM-" + UUID.randomUUID() + ",安全,问题" + UUID.randomUUID() + ",大通执法局\n";
    return ("问题编号,问题类别,问题描述,责任单位\n" + row).getBytes(StandardCharsets.UTF_8);
  }

  /** A ledger that Xining's inspector has handed in on the page. */
  String upload() {
    return kept(
        "upload",
        () ->
            company
                .get(Caller.INSPECTOR)
                .pages()
                .upload("/import", "a.csv", ledger(), Map.of("type", "rectification"))
                .expect(302)
                .leadsTo()
                .substring("/import/".length()));
  }

  /** The id of a token of the caller's own; of nobody's where they have none. */
  static String token(Visitor as) {
    var tokens = as.api().get("/api/tokens");
    return tokens.status() == 200 ? tokens.body().at("/items/0/id").asText() : "none";
  }

  static byte[] people(String unit) {
    return ("username,display_name,unit,roles\n" + username() + ",测试," + unit + ",rectifier\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] units(String parent) {
    String row = String.join(",", List.of(code(), "单位", "", "", parent, "enforcement", ""));
    return ("code,name,name_en,short_name,parent,kind,region\n" + row + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
