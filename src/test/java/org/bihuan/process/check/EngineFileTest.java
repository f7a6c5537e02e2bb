package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessXml;
import org.bihuan.process.language.XmlFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine gets everything that drives the process, and nothing else of the file. */
class EngineFileTest {

  private static byte[] bytes(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  private static String written(String xml) {
    return new String(EngineFile.of(bytes(xml)), StandardCharsets.UTF_8);
  }

  private static String drawn(String elements) {
    return new String(
        new Drawing()
            .step("work")
            .end("done")
            .flow("start", "work")
            .flow("work", "done")
            .add(elements)
            .xml(),
        StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "processes/rectification.bpmn20.xml",
        "processes/look-back.bpmn20.xml",
        "processes/supervision-notice.bpmn20.xml",
        "src/test/resources/foreign/joint-inspection.bpmn20.xml",
        "src/test/resources/workflow/handover.bpmn20.xml",
        "src/test/resources/workflow/hearing.bpmn20.xml",
        "src/test/resources/workflow/visiting.bpmn20.xml",
      })
  void saysWhatTheFileSays(String file) throws IOException {
    byte[] original = Files.readAllBytes(Path.of(file));
    byte[] written = EngineFile.of(original);

    assertThat(driving(written)).isEqualTo(driving(original));
    assertThat(EngineFile.of(written)).isEqualTo(written);
  }

  /** Everything that the engine uses, as read by our own reader. */
  private static List<Object> driving(byte[] xml) {
    ProcessModel model = ProcessXml.read(xml);
    try {
      Graph graph = new Graph(ProcessXml.process(new String(xml, StandardCharsets.UTF_8)));
      return List.of(
          model.id(),
          graph.nodes.stream().map(node -> node.element.name() + node.id()).toList(),
          graph.nodes.stream().map(node -> node.interrupts() + " " + node.isCycle()).toList(),
          graph.nodes.stream()
              .map(node -> node.boundaries.stream().map(b -> b.id()).toList())
              .toList(),
          graph.flows.stream()
              .map(flow -> flow.id() + flow.source().id() + flow.target().id() + flow.isDefault())
              .toList(),
          graph.flows.stream().map(flow -> String.valueOf(asked(flow.condition()))).toList(),
          model.steps().values().stream()
              .map(s -> s.id() + s.groups() + s.dueDate() + s.workdays() + s.multiInstance())
              .toList(),
          model.timers().values().stream()
              .map(t -> t.id() + t.kind() + t.value() + t.workdays() + t.interrupting())
              .toList(),
          model.ends().values().stream().map(e -> e.id() + e.terminates() + e.scope()).toList(),
          model.acts().values().stream().map(a -> a.id() + a.delegate() + a.parameters()).toList(),
          model.calls().values().stream().map(c -> c.id() + c.type()).toList(),
          model.actions().values().stream().map(a -> a.key() + a.id() + a.interrupting()).toList());
    } catch (XmlFile.Unreadable e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The engine takes only true and false as a condition: it is asked whether a value is true. */
  private static @Nullable Expression asked(@Nullable Expression condition) {
    return condition instanceof Expression.Binary compared
            && compared.right().equals(new Expression.Literal(true))
        ? compared.left()
        : condition;
  }

  @Test
  void leavesOutNamesHelpFormsDrawingAndWhatItDoesNotKnow() {
    String written =
        written(
            drawn("<textAnnotation id='a'><text>note</text></textAnnotation>")
                .replace(
                    "<userTask id='work'",
                    "<userTask id='work' flowable:skipExpression='${evil}' flowable:formKey='x'"
                        + " flowable:async='true' evil='1' xmlns:e='urn:evil' e:class='x'")
                .replace(
                    "${issue.unit}/rectifier'>",
                    "${issue.unit}/rectifier'><documentation>help</documentation>"
                        + "<extensionElements><flowable:formProperty id='f' type='text'/>"
                        + "<flowable:taskListener event='create' class='evil.Listener'/>"
                        + "<script>evil</script></extensionElements>"));

    assertThat(written)
        .doesNotContainIgnoringCase("evil", "步骤", "help", "formProperty", "listener", "script")
        .doesNotContainIgnoringCase("skip", "formKey", "async", "BPMNShape", "annotation")
        .contains("<userTask id=\"work\" flowable:candidateGroups=\"${issue.unit}/rectifier\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<scriptTask id='s' scriptFormat='groovy'><script>1</script></scriptTask>",
        "<serviceTask id='s' flowable:class='evil.Task'/>",
        "<serviceTask id='s' flowable:expression='${evil}'/>",
        "<serviceTask id='s' flowable:type='shell'/>",
        "<serviceTask id='s' flowable:delegateExpression='${dataSource}'/>",
        "<sendTask id='s' flowable:type='mail'/>",
        "<boundaryEvent id='s' attachedToRef='work'><signalEventDefinition/></boundaryEvent>",
        "<userTask id='s'><standardLoopCharacteristics/></userTask>",
        "<subProcess id='s'><manualTask id='t'/></subProcess>",
        "<x:userTask xmlns:x='urn:evil' id='s'/>",
      })
  void refusesAFileThatWouldBeAnotherProcessWithoutIt(String element) {
    byte[] file = bytes(drawn(element));

    assertThatThrownBy(() -> EngineFile.of(file)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsEveryCharacterOfAText() {
    String act =
        "<serviceTask id='tell' flowable:delegateExpression='${notify}'><extensionElements>"
            + "<flowable:field name='to' stringValue='QH/leader'/>"
            + "<flowable:field name='message' stringValue='a&#10;b &#9;&quot;&lt;&amp;&gt;&#39;甲𠮷'/>"
            + "</extensionElements></serviceTask>";

    assertThat(ProcessXml.read(EngineFile.of(bytes(drawn(act)))).acts().get("tell"))
        .extracting(ProcessModel.Act::parameters)
        .hasToString("{to=QH/leader, message=a\nb \t\"<&>'甲𠮷}");
  }

  /** Of two conditions our reader uses the first; so does the engine, since it gets no other. */
  @Test
  void writesTheOneOfTwoThatWasRead() {
    String twice =
        drawn("")
            .replace(
                "<sequenceFlow id='flow2' sourceRef='work' targetRef='done'/>",
                "<sequenceFlow id='flow2' sourceRef='work' targetRef='done'>"
                    + "<conditionExpression>${outcome == 'done'}</conditionExpression>"
                    + "<conditionExpression>${evil}</conditionExpression></sequenceFlow>");

    assertThat(written(twice)).contains("outcome == 'done'").doesNotContain("evil");
  }

  @Test
  void readsWhatWasStoredInOtherWaysThanAreTakenNow() {
    String plain = drawn("");
    String told = plain.replace("encoding=\"UTF-8\"?>", "encoding=\"GBK\"?><?evil do?>");
    String expected = written(plain);

    assertThat(EngineFile.of(told.getBytes(Charset.forName("GBK")))).isEqualTo(bytes(expected));
    assertThat(written(told)).isEqualTo(expected);
    assertThat(ProcessXml.read(bytes(told)).id()).isEqualTo("drawn");
  }
}
