package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.evidence.store.S3Store;
import org.bihuan.evidence.store.StagedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the store with a stub server that supports three calls: put, get, delete. */
class S3StoreTest {

  private static final byte[] BYTES = "佐证".getBytes(UTF_8);

  @TempDir private Path folder;

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private HttpServer server;
  private EvidenceStore store;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var settings =
        new EvidenceProperties.S3(
            "bucket",
            "cn-northwest-1",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "key",
            "secret",
            "evidence/",
            true);
    store = new S3Store(EvidenceConfiguration.client(settings), "bucket", settings.prefix());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void givesBackWhatItKeeps() throws IOException {
    String sha256 = keep();
    assertThat(objects).containsOnlyKeys("/bucket/evidence/" + sha256);
    try (var in = store.open(sha256)) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void removes() throws IOException {
    String sha256 = keep();
    store.remove(sha256);
    assertThat(objects).isEmpty();
    assertThatIOException().isThrownBy(() -> store.open(sha256));
  }

  @Test
  void saysWhenTheServerTakesNothing() {
    server.stop(0);
    assertThatIOException().isThrownBy(this::keep);
  }

  private String keep() throws IOException {
    try (StagedFile file = StagedFile.of(new ByteArrayInputStream(BYTES), folder)) {
      store.keep(file);
      return file.sha256();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestURI().getPath();
    byte[] sent = exchange.getRequestBody().readAllBytes();
    boolean signed =
        exchange.getRequestHeaders().getFirst("Authorization").contains("Credential=key/");
    byte[] body = new byte[0];
    int status = signed ? 200 : 403;
    switch (exchange.getRequestMethod()) {
      case "PUT" -> objects.put(key, sent);
      case "DELETE" -> objects.remove(key);
      default -> {
        status = objects.containsKey(key) ? status : 404;
        body = objects.getOrDefault(key, body);
      }
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
