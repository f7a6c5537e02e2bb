package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of which only some groups see the value. */
class VisibleToTest {

  private static final String INSPECTORS = "bihuan:visibleTo='${issue.supervisor}/inspector'";

  private static String field(String id, String type, String more) {
    return "<flowable:formProperty id='%s' name='字段' bihuan:en='Field' type='%s' %s/>"
        .formatted(id, type, more);
  }

  /** A step with these fields, and a later one with these attributes and content. */
  private static Drawing asks(String fields, String attributes, String content) {
    return new Drawing()
        .add(
            "<userTask id='ask' name='问' bihuan:en='Ask' flowable:candidateGroups='${issue.supervisor}/reviewer'><extensionElements>"
                + fields
                + "</extensionElements></userTask>")
        .add(
            "<userTask id='work' name='办' bihuan:en='Work' "
                + (attributes.contains("candidate")
                    ? attributes
                    : attributes + " flowable:candidateGroups='${issue.supervisor}/reviewer'")
                + ">"
                + content
                + "</userTask>")
        .end("done")
        .flow("start", "ask")
        .flow("ask", "work")
        .flow("work", "done");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INSPECTORS,
        "bihuan:visibleTo='${issue.supervisor}/inspector, QH/leader'",
        "bihuan:visibleTo='${units.parent(issue.supervisor)}/leader' required='true'",
        "bihuan:visibleTo='${orElse(issue.unit, issue.supervisor)}/leader'",
        INSPECTORS + " bihuan:default='${issue.title}' bihuan:max='20'",
      })
  void groupsOfTheIssueAreAccepted(String more) {
    assertThat(asks(field("secret", "string", more), "", "").found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bihuan:visibleTo='${fields.ask.who}/inspector'",
        "bihuan:visibleTo='${issue.supervisor}/${issue.severity}'",
        "bihuan:visibleTo='${issue.supervisor}'",
        "bihuan:visibleTo='${outcome}/inspector'",
        "bihuan:visibleTo='${children(&quot;a&quot;).open}/inspector'",
        "bihuan:visibleTo=''",
        "bihuan:visibleTo='QH/chief'",
        INSPECTORS + " bihuan:value='${issue.title}'",
      })
  void otherGroupsAreRefused(String more) {
    assertThat(
            asks(field("who", "unit", "required='true'") + field("secret", "string", more), "", "")
                .check()
                .accepted())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evidence", "rows", "enum"})
  void someTypesCannotBeRestricted(String type) {
    String id = type.equals("enum") ? "outcome" : "secret";
    String within =
        type.equals("rows")
            ? "<bihuan:column id='a' name='列' bihuan:en='A' type='string'/>"
            : type.equals("enum") ? "<flowable:value id='one' name='一' bihuan:en='One'/>" : "";
    String field =
        field(id, type, INSPECTORS).replace("/>", ">" + within + "</flowable:formProperty>");
    assertThat(
            asks(field.replace("/inspector'>" + within, "/inspector'>" + within), "", "").found())
        .contains("visible-to ask");
  }

  @Test
  void aColumnCannotBeRestricted() {
    String table =
        "<flowable:formProperty id='list' name='表' bihuan:en='List' type='rows'><bihuan:column id='a' name='列' bihuan:en='A' type='string' %s/></flowable:formProperty>";
    assertThat(asks(table.formatted(INSPECTORS), "", "").check().accepted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flowable:candidateUsers='${fields.ask.secret}'",
        "flowable:dueDate='${fields.ask.secret}'",
        "flowable:candidateGroups='${fields.ask.secret}/leader'",
        "flowable:candidateGroups='${fields[\"ask\"][\"secret\"]}/leader'",
      })
  void noExpressionUsesIt(String attribute) {
    for (String type : new String[] {"unit", "person", "date"}) {
      String attributes = attribute.replace("\"", "&quot;");
      assertThat(
              asks(field("secret", type, "required='true' " + INSPECTORS), attributes, "").found())
          .contains("restricted-value work");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bihuan:value='${fields.ask.secret + 1}'",
        "bihuan:default='${fields.ask.secret}'",
        "bihuan:min='${fields.ask.secret}'",
        "bihuan:when='fields.ask.secret == 1'",
      })
  void norItsOwnForm(String more) {
    String fields =
        field("secret", "long", "required='true' " + INSPECTORS) + field("other", "long", more);
    assertThat(asks(fields, "", "").found()).contains("restricted-value ask");
  }

  @Test
  void itIsNoColumnOfTheForm() {
    String steps =
        "<multiInstanceLoopCharacteristics flowable:collection='${fields.ask[secret == 1]}' flowable:elementVariable='one'/>";
    assertThat(
            asks(field("secret", "long", "required='true' " + INSPECTORS), "", steps)
                .check()
                .accepted())
        .isFalse();
  }

  /** What is counted by it would tell who was named. */
  @Test
  void nothingIsCountedByIt() {
    String count = "issues.count('drawn', '%s', issue.unit, today, today) > 1";
    for (String counted : List.of("open", "secret")) {
      Drawing drawing =
          new Drawing()
              .add(
                  "<exclusiveGateway id='often' name='频' bihuan:en='Often' default='rarely'/>"
                      + "<sequenceFlow id='rarely' sourceRef='often' targetRef='done'/>")
              .end("done")
              .end("again")
              .flow("start", "often")
              .flow("often", "again", count.formatted(counted));
      String xml =
          new String(drawing.xml(), UTF_8)
              .replace(
                  "<startEvent id=\"start\"/>",
                  "<startEvent id=\"start\"><extensionElements>"
                      + field("open", "unit", "")
                      + field("secret", "unit", INSPECTORS)
                      + "</extensionElements></startEvent>");
      List<String> found =
          Drawing.found(ProcessCheck.check(xml.getBytes(UTF_8), Set.of(), Set.of()));
      assertThat(found)
          .containsExactlyElementsOf(
              counted.equals("open") ? List.of() : List.of("restricted-value flow2"));
    }
  }
}
