package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.step;

import java.util.Map;
import org.bihuan.Api;
import org.bihuan.RegisterFiles;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.workbench.Pages.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Registers on the pages: their entries are kept there and chosen in forms. */
@ServiceTest
class RegisterPagesTest {

  @LocalServerPort private int port;
  private Api api;
  private Pages inspector;
  private String register;
  private String path;

  @BeforeEach
  void deploy() {
    api = new Api(port);
    inspector = Pages.of(port, "qh-inspector");
    register = RegisterFiles.deploy(api);
    path = "/registers/" + register;
  }

  private static Map<String, String> company(String code, String name) {
    return Map.of(
        "fields.code", code, "fields.name", name, "fields.kind", "bus", "fields.unit", "QH-XN-DT");
  }

  @Test
  void entriesAreAddedFoundAndChanged() {
    assertThat(inspector.get("/registers").expect(200).text()).contains(path, "企业名录");
    assertThat(inspector.get(path).expect(200).text()).contains("没有符合条件的条目", path + "/new");
    Page refused = inspector.post(path + "/new", Map.of("fields.code", "E1", "fields.name", "甲公司"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("value=\"E1\"", "value=\"甲公司\"");

    Page added = inspector.post(path + "/new", company("E1", "甲公司")).expect(302);
    String entry = path + "/entries/E1";
    assertThat(added.leadsTo()).startsWith(entry);
    Page shown = inspector.get(entry).expect(200);
    assertThat(shown.text()).contains("value=\"甲公司\"", "历次版本", "大通");

    Map<String, String> changed = new java.util.HashMap<>(company("E1", "改名公司"));
    changed.put("version", "1");
    changed.put("to", "2020-12-31");
    inspector.post(entry, changed).expect(302);
    assertThat(inspector.post(entry, changed).status()).isEqualTo(409);
    assertThat(inspector.get(entry).text()).contains("甲公司", "改名公司", "2020");
    assertThat(inspector.get(path + "?q=%E6%94%B9%E5%90%8D").text()).contains(entry);
    assertThat(inspector.get(path + "?validOn=2026-01-01").text()).doesNotContain(entry);
  }

  @Test
  void aFileIsTriedAndThenImported() {
    String file = "编码,名称,属地\nE1,甲公司,QH-XN-DT\nE2,乙公司,QH-XN-DT\n";
    Page tried = inspector.upload(path + "/import", "a.csv", file.getBytes(UTF_8), Map.of());
    assertThat(tried.expect(200).text()).contains("name=\"tried\"");
    String content = java.util.Base64.getEncoder().encodeToString(file.getBytes(UTF_8));

    inspector.post(path + "/import", Map.of("tried", content, "dryRun", "false")).expect(200);

    assertThat(inspector.get(path).text()).contains("甲公司", "乙公司");
    Page faulty =
        inspector.upload(path + "/import", "a.csv", "编码,名称\n,丙公司\n".getBytes(UTF_8), Map.of());
    assertThat(faulty.text()).contains("<td data-label=\"列\">编码</td>");
  }

  @Test
  void anEntryIsChosenInAForm() {
    inspector.post(path + "/new", company("E1", "甲公司")).expect(302);
    inspector.post(path + "/new", company("E2", "乙公司")).expect(302);
    TypeFile type =
        TypeFile.begin()
            .startForm(
                field("company", "entry", "required=\"true\" bihuan:register=\"" + register + "\""))
            .elements(flow("opened", "work") + step("work", "") + flow("work", "done"))
            .deploy(api);

    assertThat(inspector.get(path + "/choices?q=%E4%B9%99").expect(200).text())
        .isEqualTo("[{\"value\":\"E2\",\"name\":\"乙公司\"}]");
    Page form = inspector.get("/open?type=" + type.key()).expect(200);
    assertThat(form.text()).contains("data-entries=\"" + path + "/choices\"");

    Map<String, String> filled =
        Map.of("type", type.key(), "title", "走访", "unit", "QH-XN-DT", "fields.company", "E2");
    Page opened = inspector.post("/open", filled).expect(302);

    assertThat(inspector.get(opened.leadsTo()).expect(200).text()).contains("乙公司");
    Map<String, String> wrong = new java.util.HashMap<>(filled);
    wrong.put("fields.company", "E9");
    Page refused = inspector.post("/open", wrong);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("value=\"E9\"", "名录中没有编码为 E9 的条目");
  }

  @Test
  void whoMayNotEditOnlyReads() {
    Pages reader = Pages.of(port, "qh-reviewer");
    assertThat(reader.get(path).expect(200).text()).doesNotContain(path + "/new");
    assertThat(reader.get(path + "/new").status()).isEqualTo(403);
    assertThat(reader.get("/registers/none").status()).isEqualTo(404);
  }
}
