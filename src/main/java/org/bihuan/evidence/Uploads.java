package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.inspection.EvidenceType;
import org.bihuan.evidence.inspection.FileName;
import org.bihuan.evidence.inspection.Inspection;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.evidence.store.StagedFile;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.Reason;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.Trail;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Receives uploaded evidence. The bytes are durable before the row is committed, so no row ever
 * lacks its file; a crash in between leaves bytes without a row, which {@link Sweep} removes. No
 * transaction is open while bytes are read and written.
 */
@Component
public class Uploads {

  private final Issues issues;
  private final LockedIssues lockedIssues;
  private final Inspection inspection;
  private final Contents contents;
  private final EvidenceStore store;
  private final Evidences evidences;
  private final Trail trail;
  private final RefusedBytes refusedBytes;
  private final EvidenceProperties limits;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Uploads(
      Issues issues,
      LockedIssues lockedIssues,
      Inspection inspection,
      Contents contents,
      EvidenceStore store,
      Evidences evidences,
      Trail trail,
      EvidenceProperties limits,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.issues = issues;
    this.lockedIssues = lockedIssues;
    this.inspection = inspection;
    this.contents = contents;
    this.store = store;
    this.evidences = evidences;
    this.trail = trail;
    this.refusedBytes = new RefusedBytes(contents, store, transactions);
    this.limits = limits;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Adds a file to an open issue that the caller may see. Not to be called within a transaction:
   * the claim on the bytes is committed by itself.
   *
   * @param name the file name as sent; only its last part is kept, without unsafe characters
   * @throws Problem 404 where the caller may not see the issue, 403 where they may only read it,
   *     409 {@code issue-closed}, 413 or 422 where the file is refused
   */
  public Evidence take(
      Caller caller,
      String issue,
      InputStream content,
      @Nullable String name,
      @Nullable String caption)
      throws IOException {
    Evidence stored = store(caller, issue, content, name, caption);
    return orDiscard(stored, () -> record(stored));
  }

  /** The first half of {@link #take}: stores the bytes durably; they are not evidence yet. */
  Evidence store(
      Caller caller,
      String issue,
      InputStream content,
      @Nullable String name,
      @Nullable String caption)
      throws IOException {
    if (issues.writable(caller, issue).isClosed()) {
      throw closed(issue);
    }
    String said = Caption.of(caption);
    try (StagedFile file = StagedFile.of(content, limits.incoming())) {
      Inspection.Findings found = inspection.of(file);
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Evidence evidence =
          new Evidence(
              UUID.randomUUID().toString(),
              issue,
              FileName.of(name, found.type()),
              found.type().mediaType(),
              file.size(),
              file.sha256(),
              said,
              caller.username(),
              now,
              found.photo(),
              null);
      contents.claim(file.sha256(), now);
      try {
        store.keep(file);
      } catch (IOException | RuntimeException failed) {
        refusedBytes.discard(file.sha256(), now);
        throw failed;
      }
      return evidence;
    }
  }

  /**
   * The second half of {@link #take}: makes the bytes evidence, in the caller's transaction where
   * there is one.
   */
  Evidence record(Evidence evidence) {
    transaction.executeWithoutResult(status -> add(evidence));
    return evidence;
  }

  /**
   * Runs the code that turns stored bytes into evidence; where it is refused, the bytes are
   * removed.
   */
  <T> T orDiscard(Evidence stored, Supplier<T> act) {
    try {
      return act.get();
    } catch (RuntimeException refused) {
      refusedBytes.discard(stored.sha256(), stored.uploadedAt());
      throw refused;
    }
  }

  /** The accepted file types, in the form of the HTML attribute {@code accept}. */
  public String accepted() {
    return limits.types().stream()
        .sorted()
        .flatMap(EvidenceType::pickable)
        .collect(Collectors.joining(","));
  }

  /** The accepted file types, named for people. */
  public Reason types() {
    return limits.words();
  }

  /** How large one file may be. */
  public DataSize maxFileSize() {
    return limits.maxFileSize();
  }

  /** Locks the issue, so that it is neither closed nor over its limit when the row is added. */
  private void add(Evidence evidence) {
    if (lockedIssues.lock(evidence.issue()).orElseThrow().issue().isClosed()) {
      throw closed(evidence.issue());
    }
    Evidences.Amount had = evidences.amount(evidence.issue());
    if (had.files() >= limits.maxFiles()) {
      throw Inspection.refused("evidence.tooMany", limits.maxFiles());
    }
    if (had.bytes() + evidence.size() > limits.maxIssueSize().toBytes()) {
      throw Inspection.refused("evidence.issueFull", limits.maxIssueSize().toMegabytes());
    }
    evidences.add(evidence);
    trail.append(evidence.issue(), evidence.uploadedBy(), EvidenceCheck.told(evidence));
  }

  private static Problem closed(String issue) {
    return new Problem("issue-closed", HttpStatus.CONFLICT, issue);
  }
}
