package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.inspection.Inspection;
import org.bihuan.evidence.store.DiskStore;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.evidence.store.StagedFile;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.Trail;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;

/** What a crash or refusal at each point of an upload leaves behind, and what the sweep removes. */
@ServiceTest
class CrashWindowsTest {

  private static final Caller CALLER =
      new Caller("qh-inspector", "督导员", List.of(new Duty("QH", Role.INSPECTOR)));

  @LocalServerPort private int port;
  @Autowired private Issues issues;
  @Autowired private LockedIssues lockedIssues;
  @Autowired private Inspection inspection;
  @Autowired private Contents contents;
  @Autowired private Evidences evidences;
  @Autowired private Trail trail;
  @Autowired private EvidenceProperties limits;
  @Autowired private PlatformTransactionManager transactions;

  private final byte[] bytes = UUID.randomUUID().toString().getBytes(UTF_8);
  private final Instant now = Instant.parse("2026-03-02T02:00:00Z");
  private DiskStore store;
  private String issue;

  @BeforeEach
  void openIssue() {
    store = new DiskStore(limits.root());
    issue =
        new Api(port)
            .as("qh-inspector")
            .post("/api/issues", Map.of("title", "标志缺失", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
  }

  @Test
  void noRowIsWrittenWhereTheStoreTakesNothing() throws IOException {
    EvidenceStore full =
        new DiskStore(limits.root()) {
          @Override
          public void keep(StagedFile file) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThatIOException().isThrownBy(() -> upload(full, trail));
    assertThat(evidences.of(issue)).isEmpty();
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void bytesWithoutARowStayForADayAndAreThenSwept() throws IOException {
    Trail failing =
        (number, actor, event) -> {
          throw new AssertionError("crash"); // nothing is cleaned up after it
        };
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> upload(store, failing));
    assertThat(evidences.of(issue)).isEmpty();
    Path orphan = store.path(sha256());
    assertThat(orphan).exists();

    sweepAfter(Duration.ofHours(23));
    assertThat(orphan).exists();
    sweepAfter(Duration.ofHours(25));
    assertThat(orphan).doesNotExist();

    assertThat(upload(store, trail).sha256()).isEqualTo(sha256());
    assertThat(orphan).hasBinaryContent(bytes);
  }

  @Test
  void bytesOfARefusedUploadGoAtOnce() throws IOException {
    Trail refusing =
        (number, actor, event) -> {
          throw new IllegalStateException("no database");
        };
    assertThatIllegalStateException().isThrownBy(() -> upload(store, refusing));
    assertThat(store.path(sha256())).doesNotExist();
    assertThat(unfinished()).isEmpty();
    assertThat(upload(store, trail).sha256()).isEqualTo(sha256());
    assertThat(store.path(sha256())).hasBinaryContent(bytes);
  }

  @Test
  void bytesThatOthersNeedStayWhenAnUploadOfTheSameIsRefused() throws IOException {
    upload(store, trail);
    Trail refusing =
        (number, actor, event) -> {
          throw new IllegalStateException("no database");
        };
    assertThatIllegalStateException().isThrownBy(() -> upload(store, refusing));
    assertThat(store.path(sha256())).hasBinaryContent(bytes);
  }

  @Test
  void bytesThatSomebodyElseUploadsMeanwhileStayWhenAnUploadIsRefused() throws IOException {
    String sha256 = sha256();
    Trail refusing =
        (number, actor, event) -> {
          CompletableFuture.runAsync(() -> contents.claim(sha256, now)).join();
          throw new IllegalStateException("no database");
        };
    assertThatIllegalStateException().isThrownBy(() -> upload(store, refusing));
    assertThat(store.path(sha256())).exists();
  }

  @Test
  void evidenceIsNeverSwept() throws IOException {
    Evidence evidence = upload(store, trail);
    sweepAfter(Duration.ofDays(4000));
    assertThat(store.path(evidence.sha256())).hasBinaryContent(bytes);
  }

  @Test
  void bytesThatAreBeingUploadedAgainAreNotSwept() throws IOException {
    contents.claim(sha256(), now);
    try (StagedFile file = staged()) {
      store.keep(file);
    }
    contents.claim(sha256(), now.plus(Duration.ofHours(24)));
    sweepAfter(Duration.ofHours(25));
    assertThat(store.path(sha256())).exists();
  }

  private Evidence upload(EvidenceStore into, Trail with) throws IOException {
    Uploads uploads =
        new Uploads(
            issues,
            lockedIssues,
            inspection,
            contents,
            into,
            evidences,
            with,
            limits,
            Clock.fixed(now, ZoneOffset.UTC),
            transactions);
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      return uploads.take(CALLER, issue, in, "a.txt", null);
    }
  }

  private void sweepAfter(Duration time) throws IOException {
    Clock later = Clock.fixed(now.plus(time), ZoneOffset.UTC);
    new Sweep(contents, store, limits, later, transactions).run();
  }

  private String sha256() throws IOException {
    try (StagedFile file = staged()) {
      return file.sha256();
    }
  }

  private StagedFile staged() throws IOException {
    return StagedFile.of(new ByteArrayInputStream(bytes), limits.incoming());
  }

  private List<Path> unfinished() throws IOException {
    try (var files = Files.list(limits.incoming())) {
      return files.toList();
    }
  }
}
