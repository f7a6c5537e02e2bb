package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Refused uploads leave nothing on disk, neither in the store nor in the upload folder. */
@ServiceTest
class RefusedUploadsTest {

  @LocalServerPort int port;
  @Autowired EvidenceProperties limits;
  @Autowired ServletContext container;

  private Api api;
  private String token;
  private String issue;

  @BeforeEach
  void openIssue() {
    api = new Api(port);
    token =
        api.anonymous()
            .post("/api/tokens", Map.of("username", "qh-inspector", "password", "bihuan-demo"))
            .expect(201)
            .text("token");
    issue =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "标志缺失", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      return List.of(folder); // something vanished while it was listed
    }
  }

  private List<Path> arriving() {
    return files(((File) container.getAttribute(ServletContext.TEMPDIR)).toPath());
  }

  @Test
  void leavesNothingOfAFileOfAKindThatIsRefused() {
    List<Path> before = files(limits.root());
    byte[] program = new byte[300_000];
    program[0] = 'M';
    program[1] = 'Z';
    api.as("qh-inspector")
        .upload("/api/issues/" + issue + "/evidence", "a.png", program, Map.of())
        .expect(422);
    assertThat(files(limits.root())).isEqualTo(before);
    await().untilAsserted(() -> assertThat(arriving()).isEmpty());
  }

  @Test
  void leavesNothingOfAnUploadWhoseSenderHasGone() throws IOException {
    List<Path> before = files(limits.root());
    for (String key : List.of("", "Idempotency-Key: left-" + System.nanoTime() + "\r\n")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        String head =
            "POST /api/issues/"
                + issue
                + "/evidence HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + token
                + "\r\n"
                + key
                + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 3000000\r\n\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        socket.getOutputStream().write("x".repeat(1_000_000).getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        await().untilAsserted(() -> assertThat(arriving()).isNotEmpty());
        socket.setSoLinger(true, 0);
      }
      await().untilAsserted(() -> assertThat(arriving()).isEmpty());
    }
    assertThat(files(limits.root())).isEqualTo(before);
  }
}
