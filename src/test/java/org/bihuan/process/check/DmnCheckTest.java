package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmnCheckTest {

  private static final String GOOD =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:bihuan="http://bihuan.org/bpmn" id="file" name="期限" namespace="x">
        <decision id="deadline-policy" name="整改期限" bihuan:en="Time to rectify">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in" label="严重程度" bihuan:en="Severity"><inputExpression id="ie" typeRef="string"><text>issue.severity</text></inputExpression></input>
            <output id="out" name="workdays" typeRef="number"/>
            <rule id="r1"><inputEntry id="i1"><text>"major"</text></inputEntry><outputEntry id="o1"><text>20</text></outputEntry></rule>
            <rule id="r2"><description bihuan:en="All others: 10 days">其他：10天</description><inputEntry id="i2"><text>-</text></inputEntry><outputEntry id="o2"><text>10</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @Test
  void acceptsATableOverContractValues() {
    DecisionReport report = check(GOOD);

    assertThat(report.findings()).isEmpty();
    assertThat(report.decisions()).containsExactly("deadline-policy");
  }

  @Test
  void theShippedDecisionsHaveNothingToMend() throws IOException {
    byte[] shipped = Files.readAllBytes(Path.of("processes", "deadline-policy.dmn"));

    assertThat(DmnCheck.check(shipped).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not-dmn file | definitions | definition",
        "process-id Deadline | deadline-policy | Deadline",
        "dmn-name deadline-policy | name=\"整改期限\" | label=\"\"",
        "dmn-hit-policy table | FIRST | COLLECT",
        "dmn-input in | issue.severity | issue.severity.getClass()",
        "dmn-input in | issue.severity | dataSource",
        "dmn-output out | name=\"workdays\" | name=\"work days\"",
        "dmn-output out | typeRef=\"number\" | typeRef=\"any\"",
        "dmn-entry i1 | \"major\"< | ${runtime.exec('x')}<",
        "dmn-entry o1 | <text>20 | <text>java.lang.System.exit(1)",
        "dmn-entry r1 | <inputEntry id=\"i1\"><text>\"major\"</text></inputEntry> | ``",
        "dmn-element table | <rule id=\"r1\"> | <scriptTask/><rule id=\"r1\">",
        "duplicate-id r1 | r2 | r1",
        "english-name deadline-policy | bihuan:en=\"Time to rectify\" | ``",
        "english-name in | bihuan:en=\"Severity\" | ``",
        "english-help r2 | bihuan:en=\"All others: 10 days\" | ``",
        "dmn-entry o1 | <text>20 | <text>\"twenty\"",
        "dmn-entry o1 | <text>20 | <text>true",
        "dmn-entry o1 | <text>20 | <text>null",
        "dmn-entry i1 | \"major\"< | \"major\") or (outcome == null<",
        "dmn-entry i1 | \"major\"< | \"major\" or outcome<!-- --> ==<",
        "duplicate-element o1 | <text>20</text> | <text>20</text><text>${x}</text>",
        "duplicate-element ie | <text>issue.severity</text> | <text>issue.severity</text><text>${x}</text>",
        "duplicate-element ie | <inputExpression id=\"ie\" | <inputExpression id=\"i0\"><text>outcome</text></inputExpression><inputExpression id=\"ie\"",
        "duplicate-element r2 | <description | <description/><description",
        "duplicate-element table2 | </decisionTable> | </decisionTable><decisionTable id=\"table2\"/>",
        "stray-text r1 | <rule id=\"r1\"> | <rule id=\"r1\">${x}",
        "stray-text o1 | </text></outputEntry></rule> | </text>${x}</outputEntry></rule>",
        "stray-text file | <decision id | <![CDATA[x]]><decision id",
        "unsupported-attribute x | <text>20 | <text id=\"x\">20",
        "unsupported-attribute ie | typeRef=\"string\" | expressionLanguage=\"juel\"",
        "unsupported-attribute table | hitPolicy=\"FIRST\" | aggregation=\"SUM\"",
        "unsupported-attribute in | <input id=\"in\" | <input xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"x\" id=\"in\"",
        "unsupported-attribute in | <input id=\"in\" | <input xmlns:f=\"http://flowable.org/dmn\" f:x=\"x\" id=\"in\"",
        "dmn-element in | <inputExpression | <literalExpression/><inputExpression",
        "dmn-element o1 | <text>20</text> | <x:text xmlns:x=\"urn:x\">20</x:text>",
        "dmn-element table | <output id=\"out\" name=\"workdays\" typeRef=\"number\"/> | ``",
        "process-id %s | deadline-policy | %s"
      })
  void names(String expected, String from, String to) {
    assertThat(GOOD).contains(from);
    String tooLong = "a-".repeat(40) + "z";

    assertThat(found(GOOD.replace(from, to.replace("%s", tooLong))))
        .contains(expected.replace("%s", tooLong));
  }

  @Test
  void boundsTheLengthOfAnEntry() {
    String longest = "issue.severity == '" + "x".repeat(980) + "'";

    assertThat(found(GOOD.replace(">issue.severity<", ">" + longest + "<"))).isEmpty();
    assertThat(found(GOOD.replace(">issue.severity<", ">" + longest + " <"))).isEmpty();
    assertThat(found(GOOD.replace(">issue.severity<", ">" + longest.replace("'x", "'xx") + "<")))
        .contains("dmn-input in");
  }

  @Test
  void readsAnEntryAcrossCommentsAsOne() {
    String split = GOOD.replace("\"major\"<", "\"ma<!-- ${x} -->jor\"<");

    assertThat(firstTests(split)).hasSize(1).isEqualTo(firstTests(GOOD));
  }

  private static List<?> firstTests(String file) {
    return Objects.requireNonNull(check(file).tables().get("deadline-policy"))
        .rules()
        .get(0)
        .tests();
  }

  @Test
  void takesTextInALiteralAsText() {
    String text = GOOD.replace("\"major\"<", "\"a ${''.getClass()} #{b}\"<");

    assertThat(found(text)).isEmpty();
  }

  @Test
  void comparesWithLiterals() {
    assertThat(found(GOOD.replace("<text>-</text>", "<text>&gt;= 5</text>"))).isEmpty();
  }

  @Test
  void readsNoDtd() {
    assertThat(found("<!DOCTYPE a>" + GOOD)).containsExactly("dtd ");
  }

  private static DecisionReport check(String xml) {
    return DmnCheck.check(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> found(String xml) {
    return check(xml).findings().stream().map(f -> f.rule() + " " + f.element()).toList();
  }
}
