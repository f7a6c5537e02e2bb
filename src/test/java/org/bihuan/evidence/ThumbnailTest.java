package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Small copies of pictures: for those who may see the picture, and of pictures alone. */
@ServiceTest
class ThumbnailTest {

  @LocalServerPort private int port;
  private Api api;
  private Session rectifier;
  private String issue;

  @BeforeEach
  void openIssue() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
    issue = new Work(api).open("QH-XN-DT", Map.of());
  }

  @Test
  void isASmallJpegOfThePicture() throws IOException {
    String id = upload("a.jpg", photo());

    Answer given = rectifier.get("/api/evidence/" + id + "/thumbnail?size=300").expect(200);

    assertThat(given.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(given.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(given.header("Cache-Control")).contains("private");
    assertThat(given.header("Content-Disposition")).startsWith("inline; filename=\"a.jpg\"");
    BufferedImage small = ImageIO.read(new ByteArrayInputStream(given.raw().body()));
    assertThat(small.getWidth()).isEqualTo(320);
    assertThat(small.getHeight()).isEqualTo(240);
    Answer again = rectifier.get("/api/evidence/" + id + "/thumbnail").expect(200);
    assertThat(again.raw().body()).isEqualTo(given.raw().body());
    rectifier
        .with("If-None-Match", given.header("ETag"))
        .get("/api/evidence/" + id + "/thumbnail")
        .expect(304);
    Pages.of(port, "dt-rectifier").get("/evidence/" + id + "/thumbnail").expect(200);
  }

  @Test
  void isNotThereForOtherFilesSizesAndPeople() throws IOException {
    String photo = upload("a.jpg", photo());
    String heic = upload("a.heic", Samples.boxed("heic"));
    String pdf = upload("a.pdf", Samples.PDF);

    for (String other : new String[] {heic, pdf}) {
      Answer none = rectifier.get("/api/evidence/" + other + "/thumbnail").expect(404);
      assertThat(none.text("type")).isEqualTo("/problems/no-thumbnail");
    }
    rectifier.get("/api/evidence/" + photo + "/thumbnail?size=0").expect(400);
    rectifier.get("/api/evidence/" + photo + "/thumbnail?size=x").expect(400);
    api.as("hz-rectifier").get("/api/evidence/" + photo + "/thumbnail").expect(404);
    Pages.of(port, "hz-rectifier").get("/evidence/" + photo + "/thumbnail").expect(404);
  }

  private String upload(String name, byte[] content) {
    return rectifier
        .upload("/api/issues/" + issue + "/evidence", name, content, Map.of())
        .expect(201)
        .text("id");
  }

  private static byte[] photo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB), "jpg", out);
    return out.toByteArray();
  }
}
