package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.evidence.store.S3Store;
import org.bihuan.evidence.store.StagedFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the store with an independent S3 server. */
@Tag("slow")
class S3ServerTest {

  private static final byte[] BYTES = "佐证".getBytes(UTF_8);

  @TempDir private static Path folder;

  private static S3Server server;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    EvidenceConfiguration.client(settings("bucket", S3Server.SECRET_KEY))
        .createBucket(bucket -> bucket.bucket("bucket"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void givesBackWhatItKeepsAlsoWhereItIsKeptTwice() throws IOException {
    EvidenceStore store = store("bucket", S3Server.SECRET_KEY);
    String sha256 = keep(store, BYTES);
    keep(store, BYTES);

    try (var in = store.open(sha256)) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void givesBackALargeFile() throws IOException {
    byte[] large = new byte[20 * 1024 * 1024];
    new Random(1).nextBytes(large);
    EvidenceStore store = store("bucket", S3Server.SECRET_KEY);

    String sha256 = keep(store, large);

    try (var in = store.open(sha256)) {
      assertThat(in.readAllBytes()).isEqualTo(large);
    }
  }

  @Test
  void removes() throws IOException {
    EvidenceStore store = store("bucket", S3Server.SECRET_KEY);
    String sha256 = keep(store, "另一份".getBytes(UTF_8));

    store.remove(sha256);

    assertThatIOException().isThrownBy(() -> store.open(sha256));
    store.remove(sha256); // what a second sweep does
  }

  @Test
  void saysWhenItMayNotOrThereIsNoBucket() {
    assertThatIOException().isThrownBy(() -> keep(store("bucket", "another secret"), BYTES));
    assertThatIOException().isThrownBy(() -> keep(store("none", S3Server.SECRET_KEY), BYTES));
  }

  private static EvidenceStore store(String bucket, String secret) {
    EvidenceProperties.S3 settings = settings(bucket, secret);
    return new S3Store(EvidenceConfiguration.client(settings), bucket, settings.prefix());
  }

  private static EvidenceProperties.S3 settings(String bucket, String secret) {
    return new EvidenceProperties.S3(
        bucket, "us-east-1", server.endpoint(), S3Server.ACCESS_KEY, secret, "evidence/", true);
  }

  private static String keep(EvidenceStore store, byte[] bytes) throws IOException {
    try (StagedFile file = StagedFile.of(new ByteArrayInputStream(bytes), folder)) {
      store.keep(file);
      return file.sha256();
    }
  }
}
