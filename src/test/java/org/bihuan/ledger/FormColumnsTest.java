package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Columns of a ledger fill the fields of the type's own opening form. */
@ServiceTest
class FormColumnsTest {

  private static final String FIELDS =
      """
      <flowable:formProperty id="km" name="里程" bihuan:en="Distance" type="double" required="true" bihuan:max="5000"/>
      <flowable:formProperty id="kind" name="车辆类型" bihuan:en="Kind of vehicle" type="enum">
        <flowable:value id="bus" name="客车" bihuan:en="Bus"/><flowable:value id="truck" name="货车" bihuan:en="Truck"/>
      </flowable:formProperty>
      <flowable:formProperty id="night" name="夜间" bihuan:en="At night" type="boolean"/>
      <flowable:formProperty id="on" name="起运日期" bihuan:en="Departure" type="date"/>
      <flowable:formProperty id="measures" name="整改措施" bihuan:en="Measures" type="text"/>
      <flowable:formProperty id="units" name="途经单位" bihuan:en="Units passed" type="unit" bihuan:max="5"/>
      <flowable:formProperty id="driver" name="经办" bihuan:en="Driver" type="person"/>
      <flowable:formProperty id="stops" name="停靠" bihuan:en="Stops" type="rows"><bihuan:column id="stop" name="站" bihuan:en="Stop" type="string"/></flowable:formProperty>
      """;

  @LocalServerPort private int port;

  private Session inspector;
  private String key;

  @BeforeEach
  void deploy() {
    Api api = new Api(port);
    inspector = api.as("xn-inspector");
    key = "trip-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%s" name="运输" bihuan:en="Trip" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="start"><extensionElements>%s</extensionElements></startEvent>
            <sequenceFlow id="startToLook" sourceRef="start" targetRef="look"/>
            <userTask id="look" name="查看" bihuan:en="Look" flowable:candidateGroups="${issue.unit}/rectifier"/>
            <sequenceFlow id="lookToDone" sourceRef="look" targetRef="done"/>
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
            .formatted(key, FIELDS);
    Answer deployed =
        api.as("qh-admin")
            .upload("/api/processes", key + ".bpmn20.xml", xml.getBytes(UTF_8), Map.of());
    assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
  }

  private Answer upload(String csv, boolean dryRun) {
    return inspector.upload(
        "/api/ledgers/imports",
        "台账.csv",
        csv.getBytes(UTF_8),
        Map.of("type", key, "dryRun", String.valueOf(dryRun)));
  }

  @Test
  void aHeaderIsTheNameOfAFieldInEitherLanguage() {
    Answer imported =
        upload(
                """
            问题描述,责任单位,里程（公里）,Kind of vehicle,夜间,起运日期,整改措施,途经单位,经办,驾驶证
            甲,大通执法局,"1,200.5",货车,是,2026年3月2日,已停运,大通执法局、湟中执法局,xn-reviewer,有效
            """,
                false)
            .expect(200);

    assertThat(imported.body().path("errors")).isEmpty();
    String issue = imported.body().path("issues").get(0).asText();
    JsonNode opened =
        inspector.get("/api/issues/" + issue + "/trail").body().path("items").get(0).path("data");
    assertThat(opened.path("fields").toString())
        .isEqualTo(
            "{\"driver\":\"xn-reviewer\",\"kind\":\"truck\",\"km\":1200.5,\"measures\":\"已停运\","
                + "\"night\":true,\"on\":\"2026-03-02\",\"units\":[\"QH-XN-DT\",\"QH-XN-HZ\"]}");
    assertThat(opened.path("remark").asText()).isEqualTo("驾驶证: 有效");
    assertThat(imported.body().path("columns").findValuesAsText("field"))
        .contains("fields.km", "fields.kind", "fields.measures");
  }

  @Test
  void aFaultNamesTheColumnAsTheFileSpellsIt() {
    JsonNode errors =
        upload(
                """
                问题描述,责任单位,里程（公里）,车辆类型,夜间,途经单位
                甲,大通执法局,很远,轿车,也许,没有这个局
                乙,大通执法局,6000,,,
                丙,大通执法局,,,,
                """,
                true)
            .expect(200)
            .body()
            .path("errors");

    assertThat(errors.findValuesAsText("column"))
        .containsExactly("车辆类型", "夜间", "途经单位", "里程（公里）", "里程（公里）");
  }

  @Test
  void aTypeWithRequiredFieldsIsImportedByPageToo() {
    Pages pages = Pages.of(port, "xn-inspector");
    assertThat(pages.get("/import").expect(200).text()).contains(key);

    String preview =
        pages
            .upload(
                "/import", "a.csv", "标题,责任单位,里程\n甲,大通执法局,12\n".getBytes(UTF_8), Map.of("type", key))
            .expect(302)
            .leadsTo();

    assertThat(pages.get(preview).expect(200).text()).contains("登记表单：里程");
  }
}
