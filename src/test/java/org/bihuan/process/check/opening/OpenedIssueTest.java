package org.bihuan.process.check.opening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.check.ProcessCheck;
import org.bihuan.process.check.Report;
import org.bihuan.process.check.structure.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process gives the issues it opens is compared with the form of their type. */
class OpenedIssueTest {

  private static final String REQUIRED =
      "<flowable:formProperty id='facts' name='事实' bihuan:en='Facts' type='text'"
          + " required='true'/>";
  private static final String FREE =
      "<flowable:formProperty id='photos' name='照片' bihuan:en='Photos' type='evidence'/>";

  private static byte[] file(String id, String form, String elements) {
    return """
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
        targetNamespace="http://bihuan.org/processes">
      <process id="%s" name="流程" bihuan:en="Process" isExecutable="true">
        <startEvent id="opened"><extensionElements>%s</extensionElements></startEvent>
        <sequenceFlow id="in" sourceRef="opened" targetRef="work"/>
        %s
        <sequenceFlow id="out" sourceRef="work" targetRef="done"/>
        <endEvent id="done" name="完成" bihuan:en="Done"/>
      </process>
    </definitions>
    """
        .formatted(id, form, elements)
        .getBytes(UTF_8);
  }

  private static byte[] child(String form) {
    return file(
        "child",
        form,
        "<userTask id='work' name='办' bihuan:en='Do'"
            + " flowable:candidateGroups='${issue.unit}/rectifier'/>");
  }

  private static byte[] opener(String... fields) {
    return openerWith("", fields);
  }

  /** One that is itself opened with this form. */
  private static byte[] openerWith(String form, String... fields) {
    StringBuilder given = new StringBuilder();
    for (String field : fields) {
      String[] parts = field.split("=", 2);
      given.append("<flowable:field name='%s' stringValue='%s'/>".formatted(parts[0], parts[1]));
    }
    return file(
        "opener",
        form,
        "<serviceTask id='work' name='开' flowable:delegateExpression='${openIssue}'>"
            + "<extensionElements><flowable:field name='type' stringValue='child'/>"
            + given
            + "</extensionElements></serviceTask>");
  }

  private static Map<String, Drawn> models(byte[]... files) {
    Map<String, Drawn> models = new java.util.HashMap<>();
    for (byte[] file : files) {
      ProcessCheck.drawn(file).ifPresent(process -> models.put(process.model().id(), process));
    }
    return models;
  }

  private static List<String> found(Report report) {
    return report.findings().stream()
        .filter(finding -> finding.isError())
        .map(finding -> finding.rule() + " " + finding.element() + " " + finding.args())
        .toList();
  }

  private static List<String> opening(byte[] opener, String form) {
    OtherTypes types = OtherTypes.of(models(child(form)), Map.of());
    return found(ProcessCheck.check(opener, Set.of(), Map.of(), types));
  }

  @Test
  void givesWhatIsRequired() {
    assertThat(opening(opener(), REQUIRED))
        .containsExactly("missing-parameter work [openIssue, fields.facts]");
    assertThat(opening(opener("fields.facts= "), REQUIRED)).hasSize(1);
    assertThat(opening(opener("fields.facts=${issue.title}"), REQUIRED)).isEmpty();
    assertThat(opening(openerWith(REQUIRED, "fields=${fields.opened}"), REQUIRED)).isEmpty();
    assertThat(opening(opener("fields=${fields.opened}"), REQUIRED))
        .containsExactly("missing-parameter work [openIssue, fields.facts]");
    assertThat(opening(opener(), FREE)).isEmpty();
  }

  @Test
  void givesNothingElse() {
    assertThat(opening(opener("fields.fotos=x"), FREE))
        .containsExactly("unknown-parameter work [openIssue, fields.fotos]");
    assertThat(opening(opener("colour=red"), FREE))
        .containsExactly("unknown-parameter work [openIssue, colour]");
  }

  @Test
  void mayGiveAllThatAnIssueHas() {
    assertThat(
            opening(
                openerWith(
                    FREE,
                    "title=a",
                    "description=b",
                    "unit=QH",
                    "supervisor=QH",
                    "category=c",
                    "severity=major",
                    "source=lead",
                    "basis=d",
                    "location=e",
                    "dueOn=2027-01-31",
                    "campaign=f",
                    "evidence=${fields.opened.photos}",
                    "fields.photos=${fields.opened.photos}"),
                FREE))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"severity, huge", "dueOn, 2027-02-30", "dueOn, soon"})
  void givesNoFixedTextThatCannotBeTaken(String parameter, String value) {
    assertThat(opening(opener(parameter + "=" + value), FREE))
        .containsExactly("opened-value work [" + parameter + ", " + value + "]");
  }

  /** Fields of the opener, one of each kind. */
  private static final String MANY =
      field("tx", "string", "required='true'")
          + field("short", "string", "required='true' bihuan:max='10' bihuan:min='2'")
          + field("maybe", "string", "")
          + field("plate", "string", "required='true' bihuan:pattern='[A-Z]{2}'")
          + field("n", "long", "required='true'")
          + field("few", "long", "required='true' bihuan:min='1' bihuan:max='5'")
          + field("share", "double", "required='true' bihuan:min='1' bihuan:max='5'")
          + field("day", "date", "required='true'")
          + field("yes", "boolean", "required='true'")
          + field("unit", "unit", "required='true'")
          + field("units", "unit", "required='true' bihuan:min='1' bihuan:max='3'")
          + field("who", "person", "required='true'")
          + "<flowable:formProperty id='kind' name='类' bihuan:en='Kind' type='enum' required='true'>"
          + "<flowable:value id='a' name='甲' bihuan:en='A'/>"
          + "<flowable:value id='b' name='乙' bihuan:en='B'/></flowable:formProperty>"
          + field("photos", "evidence", "");

  private static String field(String id, String type, String attributes) {
    return "<flowable:formProperty id='%s' name='%s' bihuan:en='%s' type='%s' %s/>"
        .formatted(id, "字段" + id, id, type, attributes);
  }

  private static List<String> rules(String parameter, String form) {
    return opening(openerWith(MANY, parameter), form).stream()
        .map(found -> found.substring(0, found.indexOf(' ')))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "long, abc",
    "long, 1.5",
    "long, ${fields.opened.tx}",
    "long, ${fields.opened.kind}",
    "boolean, ja",
    "boolean, ${fields.opened.n}",
    "date, ${issue.title}",
    "date, 2026-02-30",
    "date, soon",
    "unit, ${fields.opened.tx}",
    "unit, ${fields.opened.who}",
    "unit, ${fields.opened.units}",
    "person, ${fields.opened.unit}",
    "string, ${fields.opened.units}",
    "string, ${fields.opened.photos}",
    "evidence, x",
    "evidence, ${fields.opened.tx}",
  })
  void givesAFieldNoValueOfAnotherType(String type, String value) {
    assertThat(rules("fields.x=" + value, field("x", type, ""))).containsExactly("value-type");
  }

  @ParameterizedTest
  @CsvSource({
    "long, 5",
    "double, 1.5",
    "long, ${fields.opened.n}",
    "long, ${fields.opened.n + 1}",
    "boolean, true",
    "date, ${now}",
    "date, 2026-02-28",
    "unit, ${fields.opened.unit}",
    "unit, QH",
    "string, ${fields.opened.n}",
    "string, ${fields.opened.day}",
    "text, ${issue.title}：${fields.opened.maybe}",
    "evidence, ${fields.opened.photos}",
  })
  void givesAFieldWhatItTakes(String type, String value) {
    assertThat(rules("fields.x=" + value, field("x", type, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "zz, value-type",
    "a, ",
    "${fields.opened.tx}, value-type",
    "${fields.opened.kind}, value-type"
  })
  void givesAChoiceOnlyItsOwnValues(String value, String rule) {
    String form =
        "<flowable:formProperty id='x' name='类' bihuan:en='Kind' type='enum'>"
            + "<flowable:value id='a' name='甲' bihuan:en='A'/></flowable:formProperty>";
    assertThat(rules("fields.x=" + value, form))
        .isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @Test
  void givesWhatIsRequiredOnlyFromWhatIsSurelyThere() {
    assertThat(rules("fields.facts=${fields.opened.maybe}", REQUIRED))
        .containsExactly("maybe-empty");
    assertThat(rules("fields.facts=${fields.opened.maybe}${fields.opened.maybe}", REQUIRED))
        .containsExactly("maybe-empty");
    assertThat(rules("fields.facts=${orElse(fields.opened.maybe, issue.title)}", REQUIRED))
        .isEmpty();
    assertThat(rules("fields.facts=有${fields.opened.maybe}", REQUIRED)).isEmpty();
    assertThat(rules("fields.facts=${fields.opened.maybe}", field("facts", "text", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "long, bihuan:min='1', ${fields.opened.n}, passed-limit",
    "long, bihuan:min='1', ${fields.opened.few}, ",
    "long, bihuan:min='1' bihuan:max='3', ${fields.opened.few}, passed-limit",
    "long, bihuan:min='1', ${fields.opened.few - 1}, passed-limit",
    "long, bihuan:min='1', ${fields.opened.few * 2 - 1}, ",
    "long, bihuan:min='1', 0, passed-limit",
    "long, '', ${fields.opened.share}, passed-limit",
    "string, bihuan:max='10', ${fields.opened.tx}, ",
    "string, bihuan:min='2', ${fields.opened.tx}, passed-limit",
    "string, bihuan:min='2', ${fields.opened.short}, ",
    "string, bihuan:max='2', abc, passed-limit",
    "string, bihuan:pattern='[A-Z]{2}', ${fields.opened.tx}, passed-limit",
    "string, bihuan:pattern='[A-Z]{2}', ${fields.opened.plate}, ",
    "string, bihuan:pattern='[A-Z]{2}', AB, ",
    "unit, bihuan:min='1' bihuan:max='2', ${fields.opened.units}, passed-limit",
    "unit, bihuan:min='1' bihuan:max='3', ${fields.opened.units}, ",
    "unit, bihuan:min='1' bihuan:max='3', ${fields.opened.unit}, ",
  })
  void givesNoValueThatTheLimitsMayRefuse(String type, String limits, String value, String rule) {
    assertThat(rules("fields.x=" + value, field("x", type, limits)))
        .isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @ParameterizedTest
  @CsvSource({
    "fields=${fields.opened.tx}, value-type",
    "fields=x, value-type",
    "fields=${fields.opened}, ",
    "unit=${fields.opened.tx}, value-type",
    "unit=QH-${fields.opened.tx}, value-type",
    "unit=${fields.opened.unit}, ",
    "supervisor=${fields.opened.tx}, value-type",
    "supervisor=${units.parent(fields.opened.unit)}, ",
    "severity=${fields.opened.tx}, value-type",
    "severity=${issue.severity}, ",
    "severity=${fields.opened.kind}, value-type",
    "source=${fields.opened.tx}, opened-value",
    "source=${issue.source}, ",
    "source=${fields.opened.kind}, ",
    "dueOn=${fields.opened.tx}, value-type",
    "dueOn=${fields.opened.day}, ",
    "evidence=${fields.opened.tx}, value-type",
    "category=${fields.opened.tx}, ",
  })
  void givesFactsOfTheRightType(String parameter, String rule) {
    assertThat(rules(parameter, FREE)).isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @Test
  void givesAWholeFormFieldByField() {
    String whole = "fields=${fields.opened}";
    assertThat(rules(whole, field("n", "string", ""))).isEmpty();
    assertThat(rules(whole, field("tx", "long", ""))).containsExactly("value-type");
    assertThat(rules(whole, field("maybe", "string", "required='true'")))
        .containsExactly("maybe-empty");
    assertThat(
            opening(
                openerWith(MANY, whole, "fields.maybe=有"),
                field("maybe", "string", "required='true'")))
        .isEmpty();
  }

  @Test
  void isStillOpenedByTypesThatStayAsTheyAre() {
    Map<String, Drawn> deployed = models(opener("fields.photos=${fields.opened}"));
    OtherTypes alone = OtherTypes.of(deployed, models(child(REQUIRED)));

    assertThat(found(ProcessCheck.check(child(REQUIRED), Set.of(), Map.of(), alone)))
        .containsExactly(
            "opened-without child [opener.work, facts]", "opened-with child [opener.work, photos]");

    OtherTypes both =
        OtherTypes.of(deployed, models(child(REQUIRED), opener("fields.facts=${issue.title}")));
    assertThat(found(ProcessCheck.check(child(REQUIRED), Set.of(), Map.of(), both))).isEmpty();
  }

  /** Not only the names of the fields: their types, their limits and whole forms. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          fields.n=${issue.title}   | long    |                  | value-type
          fields.n=7                | long    | bihuan:min='1'   |
          fields.n=7                | long    | bihuan:max='5'   | passed-limit
          fields.n=${fields.opened.n}| string  |                  |
          fields.n=${fields.opened.n}| string  | required='true'  | maybe-empty
          fields=${fields.opened}   | string  |                  |
          fields=${fields.opened}   | date    |                  | value-type
          """)
  void stillSuitsWhatTypesThatStayAsTheyAreGive(
      String parameter, String type, String limits, String broken) {
    byte[] child = child(field("n", type, limits == null ? "" : limits));
    Map<String, Drawn> deployed = models(openerWith(field("n", "string", ""), parameter));
    OtherTypes types = OtherTypes.of(deployed, models(child));

    List<String> found = found(ProcessCheck.check(child, Set.of(), Map.of(), types));

    assertThat(found).hasSize(broken == null ? 0 : 1);
    assertThat(found).allMatch(one -> one.startsWith("opener-unsuited child [opener.work"));
  }

  private static byte[] taker(String... fields) {
    return new String(opener(fields), UTF_8)
        .replace("openIssue", "takeAction")
        .replace("'opener'", "'taker'")
        .getBytes(UTF_8);
  }

  private static byte[] withAction(String form) {
    String action =
        """
        <subProcess id="ending" triggeredByEvent="true">
          <startEvent id="end" name="终" bihuan:en="End" bihuan:by="system">
            <extensionElements>%s</extensionElements><messageEventDefinition messageRef="m"/>
          </startEvent>
          <sequenceFlow id="over" sourceRef="end" targetRef="ended"/>
          <endEvent id="ended" name="终" bihuan:en="Ended"/>
        </subProcess></process>
        """
            .formatted(form);
    return new String(child(""), UTF_8)
        .replace("<process ", "<message id='m' name='lapse'/><process ")
        .replace("</process>", action)
        .getBytes(UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          to=children;action=lapse;fields.n=3             |
          to=children;action=lapse                        | missing-parameter
          to=children;action=lapse;fields.n=3;fields.m=3  | unknown-parameter
          to=children;action=end;fields.n=3               | unknown-action
          to=children;action=lapse;fields.n=${issue.title}| value-type
          """)
  void anActionIsGivenWhatItsFormAsksFor(String parameters, String broken) {
    byte[] child = withAction(field("n", "long", "required='true'"));
    byte[] taker = taker(parameters.split(";"));

    OtherTypes both = OtherTypes.of(Map.of(), models(child, taker));
    assertThat(found(ProcessCheck.check(taker, Set.of(), Map.of(), both)))
        .extracting(found -> found.split(" ")[0])
        .isEqualTo(broken == null ? List.of() : List.of(broken));

    OtherTypes later = OtherTypes.of(models(taker), models(child));
    assertThat(found(ProcessCheck.check(child, Set.of(), Map.of(), later)))
        .extracting(found -> found.split(" ")[0])
        .isEqualTo(broken == null ? List.of() : List.of("opener-unsuited"));
  }

  @Test
  void hasATitleThatKnowsItsUnitAndTheDate() {
    String file = new String(child(""), UTF_8);
    assertThat(titled(file, "${today}${unit}${units.parent(unit)}计划")).isEmpty();
    assertThat(titled(file, "${issue.title}"))
        .containsExactly("expression-outside child [issue.title]");
    assertThat(titled(file, "${children('child').open}"))
        .containsExactly("expression-outside child [children()]");
  }

  private static List<String> titled(String file, String title) {
    byte[] xml =
        file.replace("isExecutable", "bihuan:title=\"%s\" isExecutable".formatted(title))
            .getBytes(UTF_8);
    return found(ProcessCheck.check(xml, Set.of(), Set.of()));
  }
}
