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

  /** A ledger of one row with number, description and due date. */
  private JsonNode single(String column, String number, String text, String due, String... more) {
    return imported(
        column
            + ",问题描述,问题类别,责任单位,整改时限\n"
            + String.join(",", number, '"' + text.replace("\"", "\"\"") + '"', mark, "大通执法局", due)
            + "\n",
        more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "案卷共3起缺少送达回证需补正后归档 | 案卷共4起缺少送达回证需补正后归档 | 2026-12-24 | description",
        "国道G215线K100+300处路面破损 | 国道G215线K100+350处路面破损 | 2026-12-24 | description",
        "国道G215线K100+300处路面破损 | 国道G215线K100+350处路面破损 | 2026-12-25 | description dueOn",
        "案卷缺少当事人签字需补正后归档 | 案卷缺少当事人签字须补正后归档 | 2026-12-25 | description dueOn",
        "路面坑槽 | 路面坑槽3处 | 2026-12-24 | description",
        "该单位\"双随机\"抽查比例不达标 | 该单位“双随机”抽查比例不达标 | 2026-12-25 | dueOn",
      })
  void asksWhetherASmallEditOfTheOnlySimilarIssueIsACorrection(
      String before, String after, String due, String expected) {
    String number = single("序号", "1", before, "2026-12-24").at("/issues/0").asText();

    JsonNode told = single("序号", "1", after, due);

    assertThat(told.path("created").asInt()).as(told.toString()).isZero();
    List<String> fields = new ArrayList<>(fields(told));
    fields.remove("title");
    assertThat(fields).containsExactly(expected.split(" "));
    assertThat(told.at("/differences/0/issue").asText()).isEqualTo(number);
    assertThat(told.path("warnings").toString()).contains(number);
    assertThat(single("序号", "1", after, due, "separate", "2").path("created").asInt()).isOne();
    assertThat(single("序号", "1", after, due).path("unchanged").asInt()).isOne();
  }

  @Test
  void changesTheIssueToASmallEditIfAsked() {
    String number = single("序号", "1", "案卷共3起缺少送达回证", "2026-12-24").at("/issues/0").asText();

    JsonNode done = single("序号", "1", "案卷共4起缺少送达回证", "2026-12-25", "apply", "differences");

    assertThat(done.path("updated").asInt()).as(done.toString()).isOne();
    assertThat(inspector.get("/api/issues/" + number).expect(200).text("description"))
        .isEqualTo("案卷共4起缺少送达回证");
    JsonNode again = single("序号", "1", "案卷共4起缺少送达回证", "2026-12-25");
    assertThat(again.path("unchanged").asInt()).isOne();
    assertThat(again.path("warnings")).isEmpty();
  }

  @Test
  void opensProblemsOfOneLedgerThatDifferByADigit() {
    String row = "%s,标题,国道G215线K100+%s处未亮证,类别,大通执法局,2026-10-20,2026-12-24";
    String one = row.formatted("1", "300");
    String other = row.formatted("2", "350");

    assertThat(imported(ledger(one, other)).path("created").asInt()).isEqualTo(2);
    assertThat(imported(ledger(one, other)).path("unchanged").asInt()).isEqualTo(2);
    JsonNode third = imported(ledger(other, one, row.formatted("3", "900")));
    assertThat(third.path("created").asInt()).as(third.toString()).isOne();
    assertThat(third.path("warnings")).as("all similar ones are listed").isEmpty();
  }

  @Test
  void opensWhatIsSimilarToSeveralIssuesAndSaysSo() {
    String first = "国道G215线K100+300处路面破损";
    String number = single("序号", "1", first, "2026-12-24").at("/issues/0").asText();
    single("序号", "1", first.replace("300", "350"), "2026-12-24", "separate", "2");

    JsonNode third = single("序号", "1", first.replace("300", "310"), "2026-12-24");

    assertThat(third.path("created").asInt()).as(third.toString()).isOne();
    assertThat(third.at("/warnings/0/message").asText()).contains(number);
  }

  @ParameterizedTest
  @CsvSource({"问题编号,WT-001", "编号,2026-0012", "清单编号,督〔2026〕7号"})
  void recognizesTheNumberThatTheLedgerItselfGives(String column, String own) {
    String number = single(column, own, "编号法问题一二三四五六七八", "2026-12-24").at("/issues/0").asText();

    JsonNode told = single(column, own, "编号法问题一二三完全改写为别的", "2026-12-25");

    assertThat(told.path("created").asInt()).as(told.toString()).isZero();
    assertThat(fields(told)).contains("description", "dueOn");
    assertThat(told.at("/differences/0/issue").asText()).isEqualTo(number);
    assertThat(told.at("/warnings/0/message").asText()).contains(own, number);
  }

  @Test
  void doesNotRecognizeANumberThatOnlyCountsTheRows() {
    single("编号", "1", "案卷缺少送达回证", "2026-12-24");

    assertThat(single("编号", "1", "执法人员未亮证件", "2026-12-25").path("created").asInt()).isOne();
  }

  @Test
  void doesNotRecognizeTheNumberOfAnotherImportersLedger() {
    single("问题编号", "WT-001", "案卷缺少送达回证", "2026-12-24");
    inspector = new Api(port).as("xn-inspector");

    assertThat(single("问题编号", "WT-001", "执法人员未亮证件", "2026-12-25").path("created").asInt()).isOne();
  }
}
