package org.bihuan.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {

  private static final byte[] BYTES = "佐证".getBytes(UTF_8);

  @TempDir private Path root;

  @Test
  void keepsEqualBytesOnce() throws IOException {
    DiskStore store = new DiskStore(root);
    String first = keep(store);
    String second = keep(store);
    assertThat(second).isEqualTo(first);
    assertThat(files()).containsExactly(store.path(first));
    try (var in = store.open(first)) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void healsADamagedCopyWhenTheBytesComeAgain() throws IOException {
    DiskStore store = new DiskStore(root);
    String sha256 = keep(store);
    Files.write(store.path(sha256), new byte[0]);
    keep(store);
    assertThat(store.path(sha256)).hasBinaryContent(BYTES);
  }

  @Test
  void removesWhatIsThereAndMindsNotWhatIsNot() throws IOException {
    DiskStore store = new DiskStore(root);
    String sha256 = keep(store);
    store.remove(sha256);
    store.remove(sha256);
    assertThat(files()).isEmpty();
  }

  private String keep(DiskStore store) throws IOException {
    try (StagedFile file =
        StagedFile.of(new ByteArrayInputStream(BYTES), root.resolve("incoming"))) {
      store.keep(file);
      return file.sha256();
    }
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
