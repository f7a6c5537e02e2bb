package org.bihuan.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.step;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What only some see is in no bundle, unless somebody who sees it wants it in theirs. */
@ServiceTest
class RestrictedBundleTest {

  private static final String INFORMANT = "举报人马某某";

  @LocalServerPort private int port;

  private Api api;
  private String issue;

  @BeforeEach
  void open() {
    api = new Api(port);
    TypeFile type =
        TypeFile.begin()
            .startForm(
                field("informant", "string", "bihuan:visibleTo=\"${issue.supervisor}/inspector\"")
                    + field("kind", "string", ""))
            .elements(flow("opened", "work") + step("work", "", form("")) + flow("work", "done"))
            .deploy(api);
    issue =
        api.as("xn-inspector")
            .post(
                "/api/issues",
                Map.of(
                    "title",
                    "投诉",
                    "unit",
                    "QH-XN-DT",
                    "supervisor",
                    "QH-XN",
                    "type",
                    type.key(),
                    "fields",
                    Map.of("informant", INFORMANT, "kind", "噪声")))
            .expect(201)
            .text("number");
  }

  private String said(String account, String query) {
    Opened bundle =
        Opened.of(
            api.as(account)
                .get("/api/issues/" + issue + "/bundle" + query)
                .expect(200)
                .raw()
                .body());
    String page = new String(bundle.files().get("verify.html"), StandardCharsets.UTF_8);
    assertThat(page).contains("噪声");
    return bundle.text() + page;
  }

  @Test
  void isLeftOutUnlessWhoSeesItWantsIt() {
    assertThat(said("xn-inspector", "")).doesNotContain(INFORMANT, "\"salt\"");
    assertThat(said("dt-rectifier", "")).doesNotContain(INFORMANT, "\"salt\"");
    assertThat(said("dt-rectifier", "?restricted=true")).doesNotContain(INFORMANT, "\"salt\"");
    assertThat(said("xn-inspector", "?restricted=true")).contains(INFORMANT, "\"salt\"");
  }

  @Test
  void isRefusedLikeTheIssueItself() {
    api.as("hz-rectifier").get("/api/issues/" + issue + "/bundle").expect(404);
    api.as("xn-inspector").get("/api/issues/" + issue + "/bundle?restricted=x").expect(400);
    api.as("xn-inspector").get("/api/issues/QH-0000-000000/bundle").expect(404);
  }

  @Test
  void namesNoOtherIssueThatTheReaderMayNotSee() {
    String parent =
        api.as("xn-inspector")
            .post("/api/issues", Map.of("title", "上级", "unit", "QH-XN-HZ"))
            .expect(201)
            .text("number");
    String child =
        api.as("xn-inspector")
            .post("/api/issues", Map.of("title", "下级", "unit", "QH-XN-DT", "parent", parent))
            .expect(201)
            .text("number");
    String address = "/api/issues/" + child + "/bundle";
    assertThat(Opened.of(api.as("dt-rectifier").get(address).expect(200).raw().body()).text())
        .doesNotContain(parent)
        .contains("\"withheld\"");
    assertThat(Opened.of(api.as("xn-inspector").get(address).expect(200).raw().body()).text())
        .contains(parent)
        .doesNotContain("\"withheld\"");
  }
}
