package org.bihuan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.bihuan.Api.Answer;

/** A small issue type of a test's own, deployed through the API. */
public final class TypeFile {

  private final String key;
  private String before = "";
  private String attributes = "bihuan:opener=\"inspector\"";
  private String startForm = "";
  private String elements = "";

  private TypeFile(String key) {
    this.key = key;
  }

  /** A type with a key that no other test uses. */
  public static TypeFile begin() {
    return new TypeFile("own-" + UUID.randomUUID().toString().replaceAll("[0-9-]", ""));
  }

  public String key() {
    return key;
  }

  /** Elements before the process, such as messages and errors. */
  public TypeFile before(String xml) {
    before = xml;
    return this;
  }

  public TypeFile attributes(String xml) {
    attributes = xml;
    return this;
  }

  /** The fields asked for at opening. */
  public TypeFile startForm(String properties) {
    startForm = "<extensionElements>" + properties + "</extensionElements>";
    return this;
  }

  /** What the process holds between its start {@code opened} and its end {@code done}. */
  public TypeFile elements(String xml) {
    elements = xml;
    return this;
  }

  public String xml() {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          %s
          <process id="%s" name="走通" bihuan:en="Run" %s isExecutable="true">
            <startEvent id="opened" name="登记" bihuan:en="Opened">%s</startEvent>
            %s
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
        .formatted(before, key, attributes, startForm, elements);
  }

  public Answer upload(Api api) {
    return api.as("qh-admin")
        .upload("/api/processes", key + ".bpmn20.xml", xml().getBytes(UTF_8), Map.of());
  }

  public TypeFile deploy(Api api) {
    Answer deployed = upload(api);
    assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
    return this;
  }

  /** A flow, with a condition where one is given. */
  public static String flow(String from, String to, String... condition) {
    String when =
        condition.length == 0
            ? ""
            : "<conditionExpression xsi:type=\"tFormalExpression\">${"
                + condition[0].replace("&", "&amp;").replace("<", "&lt;")
                + "}</conditionExpression>";
    return "<sequenceFlow id=\"%sTo%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</sequenceFlow>\n"
        .formatted(from, Character.toUpperCase(to.charAt(0)) + to.substring(1), from, to, when);
  }

  /** A step of the responsible unit's rectifiers, with more attributes and content. */
  public static String step(String id, String more, String... content) {
    return "<userTask id=\"%s\" name=\"办%s\" bihuan:en=\"%s\" %s>%s</userTask>\n"
        .formatted(
            id,
            id,
            id,
            more.contains("flowable:candidate")
                ? more
                : "flowable:candidateGroups=\"${issue.unit}/rectifier\" " + more,
            String.join("", content));
  }

  /** The fields of a step's form. */
  public static String form(String... properties) {
    return "<extensionElements>" + String.join("", properties) + "</extensionElements>";
  }

  public static String field(String id, String type, String more) {
    return "<flowable:formProperty id=\"%s\" name=\"项%s\" bihuan:en=\"%s\" type=\"%s\" %s/>"
        .formatted(id, id, id, type, more);
  }

  /** The choice of a step's outcome. */
  public static String outcomes(String... ids) {
    StringBuilder values = new StringBuilder();
    for (String id : ids) {
      values.append(
          "<flowable:value id=\"%s\" name=\"果%s\" bihuan:en=\"%s\"/>".formatted(id, id, id));
    }
    return "<flowable:formProperty id=\"outcome\" name=\"结论\" bihuan:en=\"Outcome\" type=\"enum\" required=\"true\">%s</flowable:formProperty>"
        .formatted(values);
  }
}
