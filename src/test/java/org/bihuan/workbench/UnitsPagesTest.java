package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class UnitsPagesTest {

  private static final Pattern TRIED = Pattern.compile("name=\"tried\"[^>]*>([^<]*)<");

  @LocalServerPort private int port;
  private Api api;
  private Pages admin;
  private final String code =
      "QH-U" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = Pages.of(port, "qh-admin");
    admin.get("/units");
  }

  private Map<String, String> unit(String name, String parent) {
    return Map.of("code", code, "name", name, "parent", parent, "kind", "enforcement");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/units", "/units/new", "/units/QH-XN"})
  void areForAdministratorsAlone(String page) {
    Pages.of(port, "qh-inspector").get(page).expect(403);
    admin.get(page).expect(200);
    admin.get("/units/MOON").expect(404);
  }

  @Test
  void addChangeRetireAndReopenAUnit() {
    admin.post("/units/new", unit("<i>新局</i>", "QH-XN")).expect(302);
    assertThat(admin.get("/units").expect(200).text())
        .contains("&lt;i&gt;新局&lt;/i&gt;", code)
        .doesNotContain("<i>新局");
    assertThat(admin.post("/units/" + code, unit("改名局", "QH-HD")).expect(302).leadsTo())
        .isEqualTo("/units/" + code + "?done=unitChanged");
    assertThat(api.as("qh-admin").get("/api/units/" + code).text("parent")).isEqualTo("QH-HD");
    assertThat(admin.get("/units/" + code).text()).contains("data-confirm=\"确定撤并改名局吗？");
    admin.post("/units/" + code + "/retirement", Map.of("retired", "true")).expect(302);
    assertThat(admin.get("/units/" + code).text()).contains("改名局", "已撤并").doesNotContain("确定撤并");
    admin.post("/units/" + code + "/retirement", Map.of("retired", "false")).expect(302);
    assertThat(admin.get("/units/" + code).text()).doesNotContain("已撤并");
  }

  @Test
  void tellFaultsAtTheirFieldsAndKeepWhatWasTyped() {
    String page =
        admin
            .post(
                "/units/new",
                Map.of("code", "lower", "name", "某局", "parent", "", "kind", "", "region", "63"))
            .expect(422)
            .text();
    assertThat(page)
        .contains("unit-code-fault", "unit-kind-fault", "unit-region-fault")
        .contains("value=\"某局\"", "value=\"lower\"");
    assertThat(admin.post("/units/QH-XN/retirement", Map.of("retired", "true")).expect(409).text())
        .contains("role=\"alert\"");
  }

  @Test
  void takeNoFormWithoutItsToken() {
    admin.withoutFormToken().post("/units/new", unit("某局", "QH")).expect(403);
    api.as("qh-admin").get("/api/units/" + code).expect(404);
  }

  @Test
  void tryAFileAndThenImportTheVerySameRows() {
    String csv =
        "code,name,name_en,short_name,parent,kind,region\n"
            + code
            + ",\"某局,新\",,,QH,enforcement,\n";
    admin.get("/people/_import");
    String tried = upload(csv).expect(200).text();
    assertThat(tried).contains("试运行通过", "新增 1");
    api.as("qh-admin").get("/api/units/" + code).expect(404);
    Matcher content = TRIED.matcher(tried);
    assertThat(content.find()).isTrue();
    String again = content.group(1).replace("&quot;", "\"");
    assertThat(
            admin
                .post("/people/_import", Map.of("kind", "units", "dryRun", "false", "tried", again))
                .expect(200)
                .text())
        .contains("已导入");
    assertThat(api.as("qh-admin").get("/api/units/" + code).expect(200).text("name"))
        .isEqualTo("某局,新");
  }

  @Test
  void tellTheFaultsOfAFileByRowAndColumn() {
    admin.get("/people/_import");
    assertThat(
            upload("code,name,name_en,short_name,parent,kind,region\n" + code + ",,,,MOON,x,\n")
                .expect(200)
                .text())
        .contains("没有导入任何数据", "<td data-label=\"列\">parent</td>")
        .doesNotContain("按此文件导入");
    assertThat(upload("\"open").expect(422).text()).contains("import-file-fault");
  }

  private Pages.Page upload(String csv) {
    return admin.upload(
        "/people/_import", "units.csv", csv.getBytes(UTF_8), Map.of("kind", "units"));
  }
}
