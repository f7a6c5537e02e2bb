package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A ledger of one row is imported, and once more after the row was changed. */
@ServiceTest
class CorrectedRowsTest {

  private static final String IMPORTS = "/api/ledgers/imports";

  @LocalServerPort private int port;

  private final String mark = letters();
  private Api.Session inspector;

  /** Letters alone: texts with different digits mean different things. */
  private static String letters() {
    StringBuilder letters = new StringBuilder();
    UUID.randomUUID().toString().chars().limit(8).forEach(c -> letters.append((char) (0x4e00 + c)));
    return letters.toString();
  }

  @BeforeEach
  void signIn() {
    inspector = new Api(port).as("qh-inspector");
  }

  private JsonNode imported(String ledger, String... parameters) {
    Map<String, String> all = new TreeMap<>(Map.of("dryRun", "false"));
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return inspector.upload(IMPORTS, "a", ledger.getBytes(UTF_8), all).expect(200).body();
  }

  /** Rows of serial number, title, description, category, unit, found and due. */
  private String ledger(String... rows) {
    var csv = new StringBuilder("序号,问题标题,问题描述,问题类别,责任单位,发现日期,整改时限\n");
    for (String row : rows) {
      csv.append(
              row.replace("类别", mark)
                  .replace("案卷", mark + "案卷")
                  .replace("未亮证", mark + "未亮证")
                  .replace("未公示", mark + "未公示"))
          .append('\n');
    }
    return csv.toString();
  }

  private static List<String> fields(JsonNode result) {
    List<String> fields = new ArrayList<>();
    result.path("differences").forEach(one -> fields.add(one.path("field").asText()));
    return fields;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unit                |1,送达回证,案卷缺少送达回证,类别,湟中执法局,2026-10-20,2026-12-24",
        "title               |1,缺送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24",
        "description         |1,送达回证,部分案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24",
        "category            |1,送达回证,案卷缺少送达回证,类别二,大通执法局,2026-10-20,2026-12-24",
        "foundOn             |1,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-21,2026-12-24",
        "dueOn               |1,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-25",
        "''                  |7,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24",
        "description         |,送达回证,案卷缺少送达回证。,类别,大通执法局,2026-10-20,2026-12-24",
        "title unit          |1,缺送达回证,案卷缺少送达回证,类别,湟中执法局,2026-10-20,2026-12-24",
        "unit dueOn          |1,送达回证,案卷缺少送达回证,类别,湟中执法局,2026-10-20,2026-12-25",
        "unit foundOn        |1,送达回证,案卷缺少送达回证,类别,湟中执法局,2026-10-21,2026-12-24",
        "category unit       |1,送达回证,案卷缺少送达回证,类别二,湟中执法局,2026-10-20,2026-12-24",
        "description dueOn   |1,送达回证,部分案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-25",
        "title description   |1,缺送达回证,部分案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24",
        "category dueOn      |1,送达回证,案卷缺少送达回证,类别二,大通执法局,2026-10-20,2026-12-25",
        "unit                |9,送达回证,案卷缺少送达回证,类别,湟中执法局,2026-10-20,2026-12-24",
      })
  void tellsWhatHasChanged(String expected, String row) {
    String first = "1,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24";
    String number = imported(ledger(first)).at("/issues/0").asText();

    JsonNode told = imported(ledger(row));

    assertThat(told.path("created").asInt()).as(told.toString()).isZero();
    assertThat(String.join(" ", fields(told))).isEqualTo(expected);
    assertThat(told.path("unchanged").asInt()).isEqualTo(expected.isEmpty() ? 1 : 0);
    told.path("differences")
        .forEach(
            one -> {
              assertThat(one.path("issue").asText()).isEqualTo(number);
              assertThat(one.path("applicable").asBoolean())
                  .as(one.toString())
                  .isEqualTo(!one.path("field").asText().equals("unit"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "another vehicle |2,送达回证,甘A67890车辆案卷缺页,类别,大通执法局,2026-10-20,2026-12-24",
        "another unit, text |2,亮证,甘A12345车辆案卷缺少页码,类别,湟中执法局,2026-10-20,2026-12-24",
        "another unit, days |2,送达回证,甘A12345车辆案卷缺页,类别,湟中执法局,2026-11-20,2026-12-30",
        "another problem |2,亮证,执法人员未亮证,类别,大通执法局,2026-10-20,2026-12-24",
      })
  void opensAnotherIssue(String what, String row) {
    imported(ledger("1,送达回证,甘A12345车辆案卷缺页,类别,大通执法局,2026-10-20,2026-12-24"));

    JsonNode told = imported(ledger(row));

    assertThat(told.path("created").asInt()).as("%s %s", what, told).isEqualTo(1);
  }

  @Test
  void opensWhatIsFoundAtAnotherUnitWhileTheFirstIsStillListed() {
    String first = "1,电话,未公示举报电话,类别,大通执法局,2026-10-20,2026-12-24";
    imported(ledger(first));

    JsonNode both = imported(ledger(first, "2,电话,未公示举报电话,类别,湟中执法局,2026-10-20,2026-12-24"));

    assertThat(both.path("created").asInt()).as(both.toString()).isEqualTo(1);
    JsonNode third = imported(ledger("1,电话,未公示举报电话,类别,循化执法局,2026-10-20,2026-12-24"));
    assertThat(third.path("created").asInt()).as("found at several units").isEqualTo(1);
  }

  @Test
  void opensAMovedRowSeparatelyIfAsked() {
    imported(ledger("1,电话,未公示举报电话,类别,大通执法局,2026-10-20,2026-12-24"));
    String moved = ledger("1,电话,未公示举报电话,类别,湟中执法局,2026-10-20,2026-12-24");

    assertThat(imported(moved).path("created").asInt()).isZero();
    assertThat(imported(moved, "separate", "2").path("created").asInt()).isEqualTo(1);
    assertThat(imported(moved).path("unchanged").asInt()).isEqualTo(1);
  }

  @Test
  void tellsARowThatWasCorrectedBackAgain() {
    String first = ledger("1,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24");
    imported(first);
    imported(ledger("1,送达回证,部分案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-25"), "apply", "differences");

    JsonNode told = imported(first);

    assertThat(told.path("created").asInt()).isZero();
    assertThat(fields(told)).as(told.toString()).containsExactly("description", "dueOn");
    assertThat(imported(first, "apply", "differences").path("updated").asInt()).isEqualTo(1);
    assertThat(imported(first).path("unchanged").asInt()).isEqualTo(1);
  }

  @Test
  void doesNotWriteOneIssueOverAnotherWhereItsNumberIsWrong() {
    String one =
        imported(ledger("1,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24")).at("/issues/0").asText();
    String other =
        imported(ledger("1,亮证,执法人员未亮证,类别,湟中执法局,2026-10-21,2026-12-24")).at("/issues/0").asText();

    JsonNode told =
        imported(
            "问题编号,问题标题,问题描述,问题类别,责任单位,发现日期,整改时限\n"
                + other
                + ",送达回证,"
                + mark
                + "案卷缺少送达回证,"
                + mark
                + ",大通执法局,2026-10-20,2026-12-24\n",
            "apply",
            "differences");

    assertThat(told.path("created").asInt()).as(told.toString()).isZero();
    assertThat(told.path("updated").asInt()).isZero();
    assertThat(fields(told)).containsExactly("number");
    assertThat(told.path("differences").toString())
        .contains("\"issue\":\"" + one + "\",\"field\":\"number\",\"old\":\"" + one)
        .contains("\"new\":\"" + other + "\",\"applicable\":false");
    assertThat(inspector.get("/api/issues/" + other).expect(200).text("title")).isEqualTo("亮证");
  }

  @Test
  void refusesASecondRowOfTheSameNumber() {
    String number =
        imported(ledger("1,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24")).at("/issues/0").asText();
    String copied = "问题编号,问题描述,责任单位\n" + number + "," + mark + "案卷缺少送达回证,大通执法局\n";

    JsonNode told =
        imported(copied + number + "," + mark + "执法人员未亮证,大通执法局\n", "apply", "differences");

    assertThat(told.path("created").asInt()).as(told.toString()).isZero();
    assertThat(told.at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(told.at("/errors/0/message").asText()).contains(number, "2");
  }

  @Test
  void goesOnTellingWhatWasNotApplied() {
    imported(ledger("1,送达回证,案卷缺少送达回证,类别,大通执法局,2026-10-20,2026-12-24"));
    String moved = ledger("1,送达回证,案卷缺少送达回证,类别,湟中执法局,2026-10-20,2026-12-25");

    assertThat(imported(moved, "apply", "differences").path("updated").asInt()).isEqualTo(1);
    assertThat(fields(imported(moved))).containsExactly("unit");
  }
}
