package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@ServiceTest
class LedgersTest {

  private static final String IMPORTS = "/api/ledgers/imports";
  private static final Map<String, String> FOR_REAL = Map.of("dryRun", "false");

  @LocalServerPort private int port;

  private final String category = "导入" + UUID.randomUUID();
  private Api.Session inspector;

  @BeforeEach
  void signIn() {
    inspector = new Api(port).as("qh-inspector");
  }

  @Test
  void importsOnceWhatIsSentTwice() {
    byte[] ledger = ledger("甲,大通执法局,2026-12-31,已完成", "甲,大通执法局,2026-12-31,整改中");

    Api.Answer first = inspector.upload(IMPORTS, "台账.csv", ledger, FOR_REAL).expect(200);
    Api.Answer again = inspector.upload(IMPORTS, "台账.csv", ledger, FOR_REAL).expect(200);

    assertThat(first.body().path("rows").asInt()).isEqualTo(2);
    assertThat(first.body().path("created").asInt()).isEqualTo(2);
    assertThat(first.body().path("issues")).hasSize(2);
    assertThat(again.body().path("created").asInt()).isZero();
    assertThat(again.body().path("unchanged").asInt()).isEqualTo(2);
    assertThat(again.body().path("issues")).isEqualTo(first.body().path("issues"));
    assertThat(listed()).isEqualTo(2);
    String number = first.body().path("issues").get(0).asText();
    Api.Answer issue = inspector.get("/api/issues/" + number).expect(200);
    assertThat(issue.text("status")).isEqualTo("open");
    assertThat(issue.text("remark")).contains("已完成");
  }

  @Test
  void opensNothingInADryRun() {
    Api.Answer dry =
        inspector.upload(IMPORTS, "a.csv", ledger("甲,大通执法局,2026-12-31,"), Map.of()).expect(200);

    assertThat(dry.body().path("created").asInt()).isEqualTo(1);
    assertThat(dry.body().path("issues")).isEmpty();
    assertThat(listed()).isZero();
  }

  @Test
  void aDryRunFindsWhatTheTypeAsksForAndTheLedgerDoesNotHave() throws IOException {
    byte[] handover = new ClassPathResource("workflow/handover.bpmn20.xml").getContentAsByteArray();
    Api.Session admin = new Api(port).as("qh-admin");
    admin.upload("/api/processes", "handover.bpmn20.xml", handover, Map.of()).expect(200);
    byte[] ledger = ledger("甲,大通执法局,2026-12-31,");

    for (String dryRun : List.of("true", "false")) {
      Api.Answer refused =
          inspector.upload(IMPORTS, "a.csv", ledger, Map.of("dryRun", dryRun, "type", "handover"));
      assertThat(refused.text()).as("dryRun=" + dryRun).contains("fields.target");
    }
    assertThat(listed()).isZero();
  }

  @Test
  void opensGoodRowsBesideBadOnesOnlyWhenAsked() {
    byte[] ledger = ledger("甲,大通执法局,2026-12-31,", "乙,无此单位,2026-12-31,");

    Api.Answer refused =
        inspector
            .with("Accept-Language", "en")
            .upload(IMPORTS, "a.csv", ledger, FOR_REAL)
            .expect(200);

    assertThat(refused.body().path("created").asInt()).isZero();
    assertThat(refused.body().path("errors").get(0).path("row").asInt()).isEqualTo(3);
    assertThat(refused.body().path("errors").get(0).path("column").asText()).isEqualTo("责任单位");
    assertThat(refused.body().path("errors").get(0).path("message").asText())
        .isEqualTo("There is no unit \"无此单位\".");
    assertThat(listed()).isZero();

    Api.Answer good =
        inspector
            .upload(IMPORTS, "a.csv", ledger, Map.of("dryRun", "false", "goodRowsOnly", "true"))
            .expect(200);

    assertThat(good.body().path("created").asInt()).isEqualTo(1);
    assertThat(good.body().path("errors")).hasSize(1);
    assertThat(listed()).isEqualTo(1);
  }

  @Test
  void opensNothingForWhoeverMayNotOpenIssues() {
    Api.Answer answer =
        new Api(port)
            .as("qh-reviewer")
            .upload(IMPORTS, "a.csv", ledger("甲,大通执法局,2026-12-31,"), FOR_REAL);

    assertThat(answer.body().path("created").asInt()).isZero();
    assertThat(answer.body().path("errors")).isNotEmpty();
    assertThat(listed()).isZero();
  }

  @Test
  void importsItsOwnExportAsUnchanged() {
    inspector
        .upload(IMPORTS, "a.csv", ledger("甲,大通执法局,2026-12-31,", "乙,湟中执法局,,"), FOR_REAL)
        .expect(200);

    Api.Answer exported =
        inspector
            .get("/api/ledgers/export?category=" + URLEncoder.encode(category, UTF_8))
            .expect(200);
    Api.Answer again =
        inspector.upload(IMPORTS, "b.xlsx", exported.raw().body(), FOR_REAL).expect(200);

    assertThat(exported.header("Content-Disposition")).contains("filename*=UTF-8''", ".xlsx");
    assertThat(again.body().path("rows").asInt()).isEqualTo(2);
    assertThat(again.body().path("unchanged").asInt()).isEqualTo(2);
    assertThat(again.body().path("errors")).isEmpty();
  }

  /** Its process hands each issue of this type to another prefecture at once. */
  @Test
  void tellsNobodyThatARowIsAnIssueTheyMayNotSee() throws IOException {
    byte[] process = Files.readAllBytes(Path.of("src/test/resources/workflow/moved-on.bpmn20.xml"));
    new Api(port)
        .as("qh-admin")
        .upload("/api/processes", "moved-on.bpmn20.xml", process, Map.of())
        .expect(200);
    byte[] ledger = ledger("安全设施缺失,大通执法局,,");
    Api.Session opener = new Api(port).as("xn-inspector");
    Api.Session outside = colleague();
    String first = imported(opener, ledger, "created");
    outside.get("/api/issues/" + first).expect(404);

    Api.Answer dry =
        outside.upload(IMPORTS, "a.csv", ledger, Map.of("type", "moved-on")).expect(200);
    assertThat(dry.body().path("created").asInt()).isEqualTo(1);
    assertThat(dry.body().path("unchanged").asInt()).isZero();
    String second = imported(outside, ledger, "created");
    String third = imported(colleague(), ledger, "created");

    assertThat(List.of(second, third)).doesNotHaveDuplicates().doesNotContain(first);
    String trail = outside.get("/api/issues/" + second + "/trail").expect(200).text();
    assertThat(trail).contains("ledgerRow").doesNotContain("\"again\"");
    assertThat(imported(inspector, ledger, "unchanged")).isEqualTo(first);
    assertThat(imported(opener, ledger, "unchanged")).as("what one opened").isEqualTo(first);
  }

  private Api.Session colleague() {
    Api api = new Api(port);
    return Accounts.session(api, Accounts.create(api, "QH-XN", "inspector"));
  }

  private static String imported(Api.Session as, byte[] ledger, String how) {
    Map<String, String> forReal = Map.of("type", "moved-on", "dryRun", "false");
    Api.Answer answer = as.upload(IMPORTS, "a.csv", ledger, forReal).expect(200);
    assertThat(answer.body().path(how).asInt()).as(answer.text()).isEqualTo(1);
    return answer.body().path("issues").get(0).asText();
  }

  @Test
  void refusesWhatIsNeitherWorkbookNorText() {
    Api.Answer answer = inspector.upload(IMPORTS, "台账.csv", new byte[] {0, 1, 2}, FOR_REAL);

    answer.expect(415);
    assertThat(answer.body().path("errors").get(0).path("field").asText()).isEqualTo("file");
  }

  private byte[] ledger(String... rows) {
    var csv = new StringBuilder("问题类别,问题描述,责任单位,整改时限,整改状态\n");
    for (String row : rows) {
      csv.append(category).append(',').append(row).append('\n');
    }
    return csv.toString().getBytes(UTF_8);
  }

  private int listed() {
    return inspector
        .get("/api/issues?count=true&category=" + URLEncoder.encode(category, UTF_8))
        .expect(200)
        .body()
        .path("total")
        .asInt();
  }
}
