package org.bihuan.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.RegisterFiles;
import org.bihuan.Work;
import org.bihuan.doubt.Compared;
import org.bihuan.workbench.Pages;

/**
 * Data to show on every page: an imported ledger, an issue in its second round, one that is signed
 * off, and a ledger that is previewed before its import.
 *
 * @param returned the number of the issue that was sent back; its unit has claimed it again
 * @param closed the number of the one that is signed off
 * @param recurrence the number of one that is a signed-off one come back
 * @param preview the path of the page with the inspector's preview of a ledger
 * @param register the key of a register with the entry E1
 * @param lookBack the id of a look-back that is drawn
 * @param assessment the id of an assessment of the ledger's year
 * @param doubt the path of the page of a doubt about a text
 * @param campaign the code of a campaign with issues in its second phase
 */
record Scenery(
    String returned,
    String closed,
    String recurrence,
    String preview,
    String register,
    String lookBack,
    String assessment,
    String doubt,
    String campaign) {

  /** The account for which wrong passwords were given. */
  static final String GUESSED = "huzhu-rectifier";

  private static final Path LEDGER = Path.of("src/main/resources/demo/ledger.csv");
  private static final Map<Integer, Scenery> MADE = new ConcurrentHashMap<>();

  /** The scenery of the service at this port, created at the first call. */
  static Scenery at(int port) {
    return MADE.computeIfAbsent(port, Scenery::make);
  }

  /** The ledger with its days in another year: findings of its own. */
  static byte[] ledger(String year) {
    try {
      return Files.readString(LEDGER)
          .replace("2025-0", year + "-0")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenery make(int port) {
    Api api = new Api(port);
    api.as("qh-inspector")
        .upload("/api/ledgers/imports", "2023.csv", ledger("2023"), Map.of("dryRun", "false"))
        .expect(200);
    for (int i = 0; i < 4; i++) {
      Accounts.signIn(api, GUESSED, "not the password").expect(401);
    }
    return new Scenery(
        returned(api),
        closed(api),
        recurrence(api),
        preview(port),
        register(api),
        lookBack(api),
        assessment(api),
        doubt(api, port),
        campaign(api));
  }

  private static String returned(Api api) {
    Session rectifier = api.as("dt-rectifier");
    Session reviewer = api.as("qh-reviewer");
    String number =
        new Work(api)
            .open(
                "QH-XN-DT",
                Map.of(
                    "title", "互通立交匝道护栏缺失",
                    "description", "K12+300 至 K12+340 处护栏缺失约 40 米，未设置警示标志。",
                    "severity", "critical",
                    "category", "安全设施",
                    "location", "G6 京藏高速大通互通立交",
                    "basis", "《公路安全保护条例》"));
    Work.does(rectifier, number, "plan", "{\"fields\":{\"planText\":\"逐段核查，十日内补齐\"}}");
    Work.does(reviewer, number, "approvePlan", "{\"outcome\":\"approve\"}");
    String photo =
        rectifier
            .upload(
                "/api/issues/" + number + "/evidence",
                "整改后.png",
                Photo.png(),
                Map.of("caption", "整改后现场"))
            .expect(201)
            .text("id");
    Work.does(
        rectifier,
        number,
        "rectify",
        "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已补齐护栏 20 米\"},\"evidence\":[\""
            + photo
            + "\"]}");
    Work.does(
        reviewer,
        number,
        "review",
        "{\"outcome\":\"sendBack\",\"fields\":{\"reason\":\"照片只见一侧，请补充另一侧\"}}");
    reviewer.post("/api/issues/" + number + "/comments", Map.of("text", "请同时附上两侧照片。")).expect(201);
    Work.claim(rectifier, Work.task(rectifier, number, "rectify")).expect(200);
    return number;
  }

  private static String closed(Api api) {
    return signedOff(api, Map.of("title", "公示栏执法信息未更新"));
  }

  private static String recurrence(Api api) {
    String first = signedOff(api, Map.of("title", "超限检测站地磅未按期检定"));
    String again = new Work(api).open("QH-XN-DT", Map.of("title", "超限检测站地磅未按期检定，已逾期两个月"));
    api.as("qh-leader")
        .put("/api/issues/" + again + "/lineage", Map.of("recurrenceOf", first))
        .expect(200);
    return again;
  }

  private static String signedOff(Api api, Map<String, Object> facts) {
    String number = new Work(api).open("QH-XN-DT", facts);
    Work.does(
        api.as("dt-rectifier"),
        number,
        "rectify",
        "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已更新并指定专人维护\"}}");
    Work.does(api.as("qh-reviewer"), number, "review", "{\"outcome\":\"signOff\"}");
    return number;
  }

  private static String doubt(Api api, int port) {
    String measures = "全部护栏已更换为三波形梁钢护栏，立柱重新打入并灌注混凝土，端头加装防撞桶，夜间反光标识逐米检查合格。";
    String copied = "";
    for (String place : List.of("G6 京藏高速 K1701", "G0612 西和高速 K88")) {
      copied = new Work(api).open("QH-XN-DT", Map.of("title", "护栏缺失", "location", place));
      Work.does(
          api.as("dt-rectifier"),
          copied,
          "rectify",
          "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"" + place + measures + "\"}}");
      Compared.now(port, copied);
    }
    return "/issues/"
        + copied
        + "/doubts/"
        + api.as("qh-reviewer")
            .get("/api/issues/" + copied + "/doubts")
            .expect(200)
            .body()
            .at("/items/0/id")
            .asText();
  }

  private static String lookBack(Api api) {
    String category = "回头看" + UUID.randomUUID();
    String unused = signedOff(api, Map.of("title", "公示栏执法信息未更新", "category", category));
    Session leader = api.as("qh-leader");
    String id =
        leader
            .post(
                "/api/look-backs",
                Map.of("method", "simple", "size", 1, "filter", Map.of("category", category)))
            .expect(201)
            .text("id");
    leader.post("/api/look-backs/" + id + "/draw", Map.of("word", "4821907365")).expect(200);
    return id;
  }

  private static String assessment(Api api) {
    return api.as("qh-leader")
        .post("/api/assessments", Map.of("from", "2020-01-01", "to", "2029-12-31"))
        .expect(201)
        .text("id");
  }

  private static String campaign(Api api) {
    String code = "2026-DLYS";
    api.as("qh-leader")
        .post(
            "/api/campaigns",
            Map.of(
                "code", code,
                "name", "道路运输执法领域突出问题专项整治",
                "nameEn", "Road transport enforcement clean-up",
                "unit", "QH",
                "from", "2020-03-01",
                "to", "2099-12-31",
                "units", List.of("QH-XN", "QH-HD"),
                "goals", "问题整改率达到 98%。\n建立长效机制。",
                "targetRate", 0.98,
                "phases",
                    List.of(
                        Map.of("name", "自查自纠", "from", "2020-03-01", "to", "2020-12-31"),
                        Map.of("name", "集中整治", "from", "2021-01-01", "to", "2099-12-31"))))
        .expect(201);
    Work work = new Work(api);
    for (String unit : List.of("QH-XN-DT", "QH-XN-HZ", "QH-HD-XH")) {
      work.open(unit, Map.of("campaign", code, "title", "以罚代管，未责令改正"));
    }
    return code;
  }

  private static String register(Api api) {
    String key = RegisterFiles.deploy(api);
    String entries = "/api/registers/" + key + "/entries";
    Session inspector = api.as("qh-inspector");
    inspector.post(entries, RegisterFiles.company("E1", "青海大通客运有限公司", "bus")).expect(201);
    inspector.put(entries + "/E1", RegisterFiles.company("E1", "大通客运公司", "bus")).expect(200);
    inspector.post(entries, RegisterFiles.company("E2", "湟中货运公司", "freight")).expect(201);
    return key;
  }

  private static String preview(int port) {
    Pages inspector = Pages.of(port, "qh-inspector");
    inspector.get("/import").expect(200);
    return inspector
        .upload("/import", "ledger-105.csv", ledger("2022"), Map.of("type", "rectification"))
        .expect(302)
        .leadsTo();
  }
}
