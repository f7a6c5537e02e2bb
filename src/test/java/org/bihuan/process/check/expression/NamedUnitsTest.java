package org.bihuan.process.check.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.check.ProcessCheck;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.language.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units that a file names must be there. */
class NamedUnitsTest {

  private static final String FILE =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
          targetNamespace="http://bihuan.org/processes">
        <process id="named" name="单位" bihuan:en="Units" isExecutable="true" bihuan:supervisor="AA">
          <startEvent id="opened"><extensionElements>
            <flowable:formProperty id="where" name="单位" bihuan:en="Unit" type="unit" bihuan:choices="${units.children('BB')}"/>
            <flowable:formProperty id="secret" name="密" bihuan:en="Secret" type="string" bihuan:visibleTo="CC/leader"/>
          </extensionElements></startEvent>
          <sequenceFlow id="in" sourceRef="opened" targetRef="work"/>
          <userTask id="work" name="办" bihuan:en="Do" flowable:candidateGroups="DD/rectifier,${orElse(issue.unit, 'EE')}/rectifier,${units.parent('FF')}/leader"/>
          <sequenceFlow id="one" sourceRef="work" targetRef="tell"/>
          <serviceTask id="tell" name="告" bihuan:en="Tell" flowable:delegateExpression="${notify}"><extensionElements>
            <flowable:field name="to" stringValue="GG/leader"/><flowable:field name="message" stringValue="x"/>
          </extensionElements></serviceTask>
          <sequenceFlow id="two" sourceRef="tell" targetRef="move"/>
          <serviceTask id="move" name="交" bihuan:en="Move" flowable:delegateExpression="${reassign}"><extensionElements>
            <flowable:field name="unit" stringValue="HH"/><flowable:field name="supervisor"><flowable:expression>${'II'}</flowable:expression></flowable:field>
          </extensionElements></serviceTask>
          <sequenceFlow id="three" sourceRef="move" targetRef="open"/>
          <serviceTask id="open" name="登" bihuan:en="Open" flowable:delegateExpression="${openIssue}"><extensionElements>
            <flowable:field name="type" stringValue="named"/><flowable:field name="unit" stringValue="JJ"/><flowable:field name="fields.where" stringValue="KK"/>
          </extensionElements></serviceTask>
          <sequenceFlow id="out" sourceRef="open" targetRef="done"/>
          <endEvent id="done" name="完成" bihuan:en="Done"/>
        </process>
      </definitions>
      """;

  private static List<String> found(Set<String> missing) {
    return found(FILE, missing);
  }

  private static List<String> found(String file, Set<String> missing) {
    byte[] xml = file.getBytes(UTF_8);
    OtherTypes types =
        OtherTypes.of(Map.of(), Map.of("named", ProcessCheck.drawn(xml).orElseThrow()))
            .withUnits(unit -> !missing.contains(unit));
    return ProcessCheck.check(xml, Set.of(), Map.of(), types).findings().stream()
        .filter(Finding::isError)
        .map(finding -> finding.rule() + " " + finding.args())
        .toList();
  }

  @Test
  void areFineWhereTheyAreThere() {
    assertThat(found(Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH", "II", "JJ", "KK"})
  void areRefusedWhereTheyAreNot(String unit) {
    assertThat(found(Set.of(unit))).containsExactly("unknown-unit [" + unit + "]");
  }

  /** A file that names the topmost unit by what it is fits every authority. */
  @Test
  void theTopmostUnitNeedsNoCode() {
    String anywhere =
        FILE.replace("\"AA\"", "\"${units.root()}\"")
            .replace("'BB'", "units.root()")
            .replace("DD/rectifier", "${units.root()}/rectifier");

    assertThat(found(anywhere, Set.of("AA", "BB", "DD"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"${unit}", "${today}", "${units.below(units.root())}", "${issue.unit}"})
  void aSupervisingUnitIsSurelyThere(String written) {
    assertThat(found(FILE.replace("\"AA\"", '"' + written + '"'), Set.of())).hasSize(1);
  }
}
