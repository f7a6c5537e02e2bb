package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.browser.Photo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files sent with an action are kept with it, or not at all. */
@ServiceTest
class ActionFilesTest {

  private static final Map<String, String> PROGRESS =
      Map.of("fields.progressText", "已完成一半", "fields.percentage", "50");

  @LocalServerPort private int port;

  private Api api;
  private String issue;

  @BeforeEach
  void open() {
    api = new Api(port);
    issue = new Work(api).open("QH-XN-DT", Map.of());
  }

  private int send(String account) {
    Pages pages = Pages.of(port, account);
    pages.get("/issues/" + issue).expect(200);
    return pages
        .upload(
            "/issues/" + issue + "/actions/reportProgress",
            "files.evidence",
            "现场.png",
            Photo.png(),
            PROGRESS)
        .status();
  }

  private int kept() {
    return api.as("qh-inspector")
        .get("/api/issues/" + issue + "/evidence")
        .expect(200)
        .body()
        .path("items")
        .size();
  }

  @Test
  void ofWhoMayTakeItAreKept() {
    assertThat(send("dt-rectifier")).isEqualTo(302);

    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void ofWhoMayNotAreRefusedWhole() {
    assertThat(send("qh-inspector")).isEqualTo(403);

    assertThat(kept()).isZero();
  }
}
