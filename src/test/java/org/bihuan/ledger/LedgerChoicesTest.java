package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an importer is told of a file, and may choose about it. */
@ServiceTest
class LedgerChoicesTest {

  private static final String IMPORTS = "/api/ledgers/imports";

  @LocalServerPort private int port;

  private final String mark = "择" + UUID.randomUUID();
  private Api.Session inspector;

  @BeforeEach
  void signIn() {
    inspector = new Api(port).as("qh-inspector");
  }

  private JsonNode send(byte[] file, Map<String, String> parameters) {
    return inspector.upload(IMPORTS, "a", file, parameters).expect(200).body();
  }

  private JsonNode imported(byte[] file, String... parameters) {
    Map<String, String> all = new TreeMap<>(Map.of("dryRun", "false"));
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return send(file, all);
  }

  private byte[] ledger(String... rows) {
    var csv = new StringBuilder("问题类别,问题描述,责任单位,发现日期,整改时限,严重程度\n");
    for (String row : rows) {
      csv.append(mark).append(',').append(row).append('\n');
    }
    return csv.toString().getBytes(UTF_8);
  }

  private int listed() {
    return inspector
        .get("/api/issues?count=true&category=" + URLEncoder.encode(mark, UTF_8))
        .expect(200)
        .body()
        .path("total")
        .asInt();
  }

  private static byte[] file(String name) throws IOException {
    try (var in = LedgerChoicesTest.class.getResourceAsStream("/ledger/cases/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void tellsSheetsAndReadsWhatIsAskedFor() throws IOException {
    byte[] book = file("L13-several-sheets.xlsx");

    JsonNode first = send(book, Map.of());
    assertThat(first.path("sheets").toString())
        .isEqualTo(
            "[{\"name\":\"西宁\",\"read\":true,\"rows\":3},{\"name\":\"海东\",\"read\":false,\"rows\":1},"
                + "{\"name\":\"汇总\",\"read\":false,\"rows\":0}]");
    assertThat(first.path("rows").asInt()).isEqualTo(3);
    assertThat(send(book, Map.of("sheet", "海东")).path("rows").asInt()).isEqualTo(1);
    assertThat(send(book, Map.of("sheet", "*")).path("rows").asInt()).isEqualTo(4);
    inspector.upload(IMPORTS, "a", book, Map.of("sheet", "无")).expect(422);
  }

  @Test
  void tellsHiddenRowsAndLeavesThemOutIfAsked() throws IOException {
    byte[] book = file("L07-filtered.xlsx");

    assertThat(send(book, Map.of()).path("hidden").asInt()).isEqualTo(2);
    assertThat(send(book, Map.of()).path("rows").asInt()).isEqualTo(3);
    assertThat(send(book, Map.of("hidden", "skip")).path("rows").asInt()).isEqualTo(1);
    inspector.upload(IMPORTS, "a", book, Map.of("hidden", "perhaps")).expect(422);
  }

  @Test
  void asksWhatAColumnMeansAndRemembersIt() {
    Api api = new Api(port);
    Api.Session one = Accounts.session(api, Accounts.create(api, "QH-HX", "inspector"));
    Api.Session colleague = Accounts.session(api, Accounts.create(api, "QH-HX", "inspector"));
    byte[] file = ("问题描述,责任单位,约定之日\n" + mark + ",QH-HX,2026-12-24\n").getBytes(UTF_8);

    JsonNode asked = one.upload(IMPORTS, "a", file, Map.of()).expect(200).body();
    assertThat(asked.path("columns").toString())
        .contains("{\"header\":\"约定之日\",\"field\":null}")
        .contains("{\"header\":\"问题描述\",\"field\":\"description\"}");
    String choice = "{\"约定之日\":\"dueOn\"}";
    JsonNode chosen = one.upload(IMPORTS, "a", file, Map.of("columns", choice)).expect(200).body();
    assertThat(chosen.at("/dueDates/0/dueOn").asText()).isEqualTo("2026-12-24");
    assertThat(chosen.at("/dueDates/0/given").asBoolean()).isTrue();
    JsonNode again = one.upload(IMPORTS, "a", file, Map.of()).expect(200).body();
    assertThat(again.path("columns").toString()).contains("\"field\":null");
    one.upload(IMPORTS, "a", file, Map.of("columns", choice, "dryRun", "false")).expect(200);
    JsonNode remembered = colleague.upload(IMPORTS, "a", file, Map.of()).expect(200).body();
    assertThat(remembered.path("columns").toString())
        .contains("{\"header\":\"约定之日\",\"field\":\"dueOn\"}");
    inspector.upload(IMPORTS, "a", file, Map.of("columns", "{\"约定之日\":\"x\"}")).expect(422);
    inspector.upload(IMPORTS, "a", file, Map.of("columns", "[")).expect(422);
  }

  @Test
  void tellsTheDueDateBeforeAnythingIsOpened() {
    JsonNode dry = send(ledger("甲,大通执法局,,,严重", "乙,大通执法局,,2020-01-02,一般"), Map.of());

    assertThat(dry.at("/dueDates/0/dueOn").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
    assertThat(dry.at("/dueDates/0/given").asBoolean()).isFalse();
    assertThat(dry.path("pastDue").asInt()).isEqualTo(1);
    assertThat(dry.at("/warnings/0/row").asInt()).isEqualTo(3);
    assertThat(listed()).isZero();
  }

  @Test
  void warnsOfADueDateThatIsNoWorkingDay() {
    JsonNode dry = send(ledger("甲,大通执法局,2026-10-20,2026-12-27,一般"), Map.of());

    assertThat(dry.at("/warnings/0/column").asText()).isEqualTo("整改时限");
    assertThat(dry.at("/warnings/0/message").asText()).contains("27");
    assertThat(dry.path("errors")).isEmpty();
  }

  @Test
  void tellsWhatACorrectedRowSaysOtherwiseAndChangesItIfAsked() {
    String number =
        imported(ledger("案卷缺少送达回证,大通执法局,2026-10-20,2026-12-24,一般")).at("/issues/0").asText();
    byte[] corrected = ledger("案卷缺少送达回证,大通执法局,2026-10-20,2026-12-20,严重");

    JsonNode told = imported(corrected);
    assertThat(told.path("created").asInt()).isZero();
    assertThat(told.path("updated").asInt()).isZero();
    assertThat(told.path("unchanged").asInt()).isZero();
    assertThat(told.path("differences").toString())
        .contains(
            "{\"row\":2,\"issue\":\""
                + number
                + "\",\"field\":\"severity\",\"old\":\"minor\","
                + "\"new\":\"critical\",\"applicable\":true}",
            "\"field\":\"dueOn\",\"old\":\"2026-12-24\",\"new\":\"2026-12-20\"");
    assertThat(inspector.get("/api/issues/" + number).expect(200).text("severity"))
        .isEqualTo("minor");

    JsonNode applied = imported(corrected, "apply", "differences");
    assertThat(applied.path("updated").asInt()).isEqualTo(1);
    JsonNode issue = inspector.get("/api/issues/" + number).expect(200).body();
    assertThat(issue.path("severity").asText()).isEqualTo("critical");
    assertThat(issue.path("dueAt").asText()).startsWith("2026-12-20");
    JsonNode again = imported(corrected);
    assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(1);
    assertThat(again.path("differences")).isEmpty();
    assertThat(listed()).isEqualTo(1);
    assertThat(
            inspector
                .get("/api/issues/" + number + "/trail/verification")
                .expect(200)
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
    assertThat(inspector.get("/api/issues/" + number + "/trail").expect(200).text())
        .contains("\"corrected\"", "\"dueDateChanged\"");
  }

  @Test
  void knowsACorrectedDescriptionAndACorrectedUnit() {
    imported(
        ledger(
            "执法记录仪未全程开启,大通执法局,2026-10-20,2026-12-24,一般",
            "执法人员未按规定持证上岗,大通执法局,2026-10-21,2026-12-24,一般",
            "超限检测站未公示举报电话,大通执法局,2026-10-22,2026-12-24,一般"));

    JsonNode told =
        imported(
            ledger(
                "执法记录仪未全程开启,大通执法局,2026-10-20,2026-12-24,一般",
                "执法人员未按规定持证上岗执法,大通执法局,2026-10-21,2026-12-24,一般",
                "超限检测站未公示举报电话,湟中执法局,2026-10-22,2026-12-24,一般"),
            "apply",
            "differences");

    assertThat(told.path("created").asInt()).as(told.toString()).isZero();
    assertThat(told.path("differences").toString())
        .contains("\"field\":\"description\"", "\"field\":\"unit\"", "\"applicable\":false");
    assertThat(listed()).isEqualTo(3);
  }

  @Test
  void opensASimilarRowSeparatelyIfAsked() {
    imported(ledger("案卷缺少送达回证,大通执法局,2026-10-20,2026-12-24,一般"));
    byte[] similar = ledger("案卷缺少送达回证,大通执法局,2026-10-20,2026-12-28,一般");

    assertThat(imported(similar).path("created").asInt()).isZero();
    assertThat(imported(similar, "separate", "2").path("created").asInt()).isEqualTo(1);
    assertThat(imported(similar).path("unchanged").asInt()).isEqualTo(1);
  }

  @Test
  void opensWhatIsFoundAgainInAnotherYear() {
    imported(ledger("案卷缺少送达回证,大通执法局,2025-10-20,2025-12-24,一般"));

    JsonNode next = imported(ledger("案卷缺少送达回证,大通执法局,2026-10-20,2026-12-24,一般"));

    assertThat(next.path("created").asInt()).as(next.toString()).isEqualTo(1);
  }

  @Test
  void tellsCorrectionsInAnExportedLedger() throws IOException {
    String number =
        imported(ledger("消防通道堵塞,大通执法局,2026-10-20,2026-12-24,一般")).at("/issues/0").asText();
    byte[] exported =
        ("问题编号,问题描述,责任单位,整改时限\n" + number + ",消防通道堵塞严重,大通执法局,2026-12-25\n").getBytes(UTF_8);

    JsonNode told = imported(exported, "apply", "differences");

    assertThat(told.path("updated").asInt()).as(told.toString()).isEqualTo(1);
    JsonNode issue = inspector.get("/api/issues/" + number).expect(200).body();
    assertThat(issue.path("description").asText()).isEqualTo("消防通道堵塞严重");
    assertThat(issue.path("dueAt").asText()).startsWith("2026-12-25");
  }
}
