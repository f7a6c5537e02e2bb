package org.bihuan.doubt.photo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.doubt.Compared;
import org.bihuan.evidence.Samples;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A photo that was handed in before is told to whoever reviews, altered or not. */
@ServiceTest
class CopiedPhotoStoryTest {

  @LocalServerPort private int port;

  /** Another one each time: the tests share a database. */
  private final BufferedImage photo =
      Scenes.scene(ThreadLocalRandom.current().nextInt(1_000_000), 480, 360);

  @Test
  void tellsOfTheSameFileAndOfTheSamePicture() {
    byte[] file = Scenes.jpeg(photo, 0.9f);
    byte[] altered = Scenes.jpeg(Scenes.mirrored(Scenes.resized(photo, 0.5)), 0.6f);
    String first = rectified("QH-XN-DT", "dt-rectifier", file);
    String same = rectified("QH-XN-HZ", "hz-rectifier", file);
    String alike = rectified("QH-XN-HZ", "hz-rectifier", altered);

    assertThat(doubts(first)).isEmpty();
    JsonNode copied = doubts(same).get(0);
    assertThat(copied.path("rule").asText()).isEqualTo("sameFile");
    assertThat(copied.at("/other/issue").asText()).isEqualTo(first);
    JsonNode mirrored = doubts(alike).get(0);
    assertThat(mirrored.path("rule").asText()).isEqualTo("samePicture");
    assertThat(mirrored.at("/facts/differing").asInt()).isLessThanOrEqualTo(31);
    assertThat(mirrored.path("told").asText()).contains("PDQ");
    String page = "/issues/" + alike + "/doubts/" + mirrored.path("id").asText();
    assertThat(Pages.of(port, "qh-reviewer").get(page).expect(200).text())
        .contains("/evidence/" + mirrored.path("evidence").asText() + "/thumbnail")
        .contains("/evidence/" + mirrored.at("/other/evidence").asText() + "/thumbnail");
  }

  @Test
  void tellsOfThePhotoOfTheProblemHandedInAsThatOfItsSolution() {
    Api api = new Api(port);
    String issue = new Work(api).open("QH-XN-DT", Map.of());
    api.as("qh-inspector")
        .upload("/api/issues/" + issue + "/evidence", "整改前.jpg", Scenes.jpeg(photo, 0.9f), Map.of())
        .expect(201);
    handIn(issue, api.as("dt-rectifier"), Scenes.jpeg(Scenes.brightened(photo, 30), 0.7f));

    JsonNode doubt = doubts(issue).get(0);
    assertThat(doubt.path("rule").asText()).isEqualTo("samePicture");
    assertThat(doubt.at("/other/facts/file").asText()).isEqualTo("整改前.jpg");
    assertThat(doubts(issue)).hasSize(1);
  }

  @Test
  void tellsWhenAPhotoWasTakenLongBeforeTheIssue() {
    String issue = rectified("QH-XN-DT", "dt-rectifier", Samples.jpegWithExif(Samples.tiff()));

    assertThat(doubts(issue).findValuesAsText("rule")).contains("takenBeforeOpening");
  }

  private String rectified(String unit, String username, byte[] file) {
    Api api = new Api(port);
    Session rectifier = api.as(username);
    String issue = new Work(api).open(unit, Map.of());
    handIn(issue, rectifier, file);
    return issue;
  }

  private void handIn(String issue, Session rectifier, byte[] file) {
    String id =
        rectifier
            .upload("/api/issues/" + issue + "/evidence", "整改后.jpg", file, Map.of())
            .expect(201)
            .text("id");
    String task = Work.task(rectifier, issue, "rectify");
    Work.claim(rectifier, task).expect(200);
    rectifier
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome", "submit", "fields", Map.of("measures", "已整改"), "evidence", List.of(id)))
        .expect(200);
    Compared.now(port, issue);
  }

  private JsonNode doubts(String issue) {
    return new Api(port)
        .as("qh-reviewer")
        .get("/api/issues/" + issue + "/doubts")
        .expect(200)
        .body()
        .path("items");
  }
}
