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
    StringBuilder given = new StringBuilder();
    for (String field : fields) {
      String[] parts = field.split("=", 2);
      given.append("<flowable:field name='%s' stringValue='%s'/>".formatted(parts[0], parts[1]));
    }
    return file(
        "opener",
        "",
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
    assertThat(opening(opener("fields=${fields.opened}"), REQUIRED)).isEmpty();
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
                opener(
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
                    "evidence=${fields.opened}",
                    "fields.photos=${fields.opened}"),
                FREE))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"severity, huge", "dueOn, 2027-02-30", "dueOn, soon"})
  void givesNoFixedTextThatCannotBeTaken(String parameter, String value) {
    assertThat(opening(opener(parameter + "=" + value), FREE))
        .containsExactly("opened-value work [" + parameter + ", " + value + "]");
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
