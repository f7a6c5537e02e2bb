package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bihuan.process.decision.DecisionTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of decision tables. */
class DecisionTableTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<String, @Nullable Object> issue = new HashMap<>();
  private final Map<String, @Nullable Object> opened = new HashMap<>();

  private @Nullable Object value(String name) {
    return switch (name) {
      case "issue" -> issue;
      case "fields" -> Map.of("opened", opened);
      case "policy" -> Map.of("workdays", 20);
      case "now" -> Instant.parse("2026-03-02T18:00:00Z");
      default -> null;
    };
  }

  private DecisionTable.Answer ask(String policy, String type, String... rules) {
    StringBuilder xml =
        new StringBuilder(
            "<definitions xmlns='http://www.omg.org/spec/DMN/20180521/MODEL/'><decision id='d' name='决定'>"
                + "<decisionTable hitPolicy='"
                + policy
                + "'><input><inputExpression><text>issue.round</text></inputExpression></input>"
                + "<input><inputExpression><text>fields.opened.value</text></inputExpression></input>"
                + "<output name='out' typeRef='"
                + type
                + "'/><output name='other' typeRef='string'/>");
    for (String rule : rules) {
      List<String> cells = List.of(rule.split("\\|", -1));
      xml.append("<rule>");
      for (int i = 0; i < 4; i++) {
        String element = i < 2 ? "inputEntry" : "outputEntry";
        String text = cells.get(i).strip().replace("&", "&amp;").replace("<", "&lt;");
        xml.append("<" + element + "><text>" + text + "</text></" + element + ">");
      }
      xml.append("</rule>");
    }
    xml.append("</decisionTable></decision></definitions>");
    return DmnCheck.table(xml.toString(), "d").decide(this::value, ZONE);
  }

  /** The results of the engine's own decision engine, used formerly, for each combination. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/decisions/deadline-policy.csv",
      numLinesToSkip = 1,
      nullValues = "null",
      emptyValue = "")
  void theShippedTableAnswersAsItAlwaysDid(
      @Nullable String severity,
      @Nullable String category,
      @Nullable String source,
      int rule,
      String outputs)
      throws IOException {
    issue.put("severity", severity);
    issue.put("category", category);
    issue.put("source", source);
    String xml = Files.readString(Path.of("processes", "deadline-policy.dmn"));

    DecisionTable.Answer answer = DmnCheck.table(xml, "deadline-policy").decide(this::value, ZONE);

    assertThat(answer.rule()).isEqualTo(rule);
    StringBuilder told = new StringBuilder();
    new TreeMap<>(answer.outputs()).forEach((k, v) -> told.append(k + "=" + v + ";"));
    assertThat(told).hasToString(outputs);
  }

  @Test
  void firstTakesTheFirstRuleThatMatches() {
    issue.put("round", 2);

    DecisionTable.Answer answer = ask("FIRST", "number", "1|-|1|'a'", "> 1|-|2|'b'", "-|-|3|'c'");

    assertThat(answer.rule()).isEqualTo(2);
    assertThat(answer.outputs()).isEqualTo(Map.of("out", 2L, "other", "b"));
  }

  @Test
  void uniqueFailsWhereSeveralRulesMatch() {
    issue.put("round", 2);

    assertThat(ask("UNIQUE", "number", "1|-|1|'a'", "2|-|2|'b'").rule()).isEqualTo(2);
    assertThatThrownBy(() -> ask("UNIQUE", "number", "2|-|1|'a'", "-|-|1|'a'"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("several rules match: [1, 2]");
  }

  @Test
  void anyFailsWhereRulesThatMatchSayDifferentThings() {
    issue.put("round", 2);

    assertThat(ask("ANY", "number", "1|-|1|'a'", "2|-|2|'b'", "-|-|2.0|'b'").rule()).isEqualTo(2);
    assertThatThrownBy(() -> ask("ANY", "number", "2|-|1|'a'", "-|-|2|'a'"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rules that match say different things");
    assertThatThrownBy(() -> ask("ANY", "number", "2|-|1|'a'", "-|-|1|"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void failsWhereNoRuleMatchesOrTheRuleSaysNothing() {
    issue.put("round", 2);

    for (String policy : List.of("UNIQUE", "FIRST", "ANY")) {
      assertThatThrownBy(() -> ask(policy, "number", "1|-|1|'a'"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no rule matches");
      assertThatThrownBy(() -> ask(policy, "number", "-|-||"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rule 1 says nothing");
    }
  }

  @Test
  void leavesOutWhatTheRuleSaysNothingAbout() {
    assertThat(ask("FIRST", "number", "-||1|").outputs()).isEqualTo(Map.of("out", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "2, true",
    "2.0, true",
    "'\"2\"', true",
    "3, false",
    "== 2, true",
    "!= 2, false",
    "> 1, true",
    "> 2, false",
    ">= 2.0, true",
    "< 2.5, true",
    "<= 1, false",
    "-, true",
    "'', true",
    "null, false",
    "!= null, true",
    "1 + 1, true",
    "> 1 and issue.round < 3, true",
    "> 2 or outcome == null, true",
    "policy.workdays / 10, true",
    "> -1, true"
  })
  void comparesNumbers(String entry, boolean matches) {
    issue.put("round", 2);

    assertThat(matches(entry + "|-")).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "a, '\"a\"', true",
    "a, ''' a''', false",
    "'', '\"\"', true",
    "12, 12, true",
    "12, > 9, true",
    "2026-03-01, '< \"2026-03-02\"', true",
    "2026-03-01, < now, true",
    "2026-03-01, '\"2026-03-01\"', true",
    "A, '\"a\"', false",
    "true, true, true",
    "'${1}', '\"${1}\"', true",
    "'}', '\"}\"', true"
  })
  void comparesTexts(String value, String entry, boolean matches) {
    opened.put("value", value);

    assertThat(matches("-|" + entry.replace("' a'", "'b'"))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "null, true",
    "'\"\"', false",
    "0, false",
    "false, false",
    "> 0, false",
    "<= 0, false",
    "!= 1, true",
    "-, true"
  })
  void knowsNothingOfWhatIsNotThere(String entry, boolean matches) {
    assertThat(matches("-|" + entry)).isEqualTo(matches);
    opened.put("value", null);
    assertThat(matches("-|" + entry)).isEqualTo(matches);
  }

  private boolean matches(String tests) {
    return Objects.equals(ask("FIRST", "number", tests + "|1|", "-|-|0|").outputs().get("out"), 1L);
  }

  @Test
  void givesNumbersWholeWhereTheyAre() {
    issue.put("round", 2);

    assertThat(out("number", "20")).isEqualTo(20L);
    assertThat(out("number", "20.0")).isEqualTo(20L);
    assertThat(out("number", "2.5")).isEqualTo(2.5);
    assertThat(out("number", "0.0")).isEqualTo(0L);
    assertThat(out("number", "-3")).isEqualTo(-3L);
    assertThat(out("number", "'12'")).isEqualTo(12L);
    assertThat(out("number", "issue.round * 2")).isEqualTo(4L);
    assertThat(out("number", "123456789012345678")).isEqualTo(123456789012345678L);
    assertThat(out("number", "0.1 + 0.2")).isEqualTo(0.3);
  }

  @Test
  void givesTextsFlagsAndDays() {
    issue.put("round", 2);
    issue.put("dueAt", Instant.parse("2026-03-01T17:00:00Z"));

    assertThat(out("string", "\"a ${''.getClass()} #{b} c\""))
        .isEqualTo("a ${''.getClass()} #{b} c");
    assertThat(out("string", "20.0")).isEqualTo("20.0");
    assertThat(out("string", "issue.round")).isEqualTo("2");
    assertThat(out("boolean", "true")).isEqualTo(true);
    assertThat(out("boolean", "issue.round > 2")).isEqualTo(false);
    assertThat(out("date", "'2026-02-28'")).isEqualTo("2026-02-28");
    // late in the evening by UTC is the next day here
    assertThat(out("date", "issue.dueAt")).isEqualTo("2026-03-02");
  }

  @ParameterizedTest
  @CsvSource({
    "number, issue.title", "number, outcome", "number, issue.round / 0", "number, issue.round % 0",
    "date, issue.title", "date, issue.round", "string, issue.category", "boolean, outcome",
    "number, fields.opened.huge", "number, fields.opened.long + 1"
  })
  void failsWhereAValueIsOfAnotherKind(String type, String entry) {
    issue.put("round", 2);
    issue.put("title", "文字");
    opened.put("huge", "1E+999999999");
    opened.put("long", "9".repeat(100_000));

    assertThatThrownBy(() -> out(type, entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rule 1 (" + entry + ")");
  }

  private @Nullable Object out(String type, String entry) {
    return ask("FIRST", type, "-|-|" + entry + "|").outputs().get("out");
  }
}
