package org.bihuan.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.store.EvidenceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes bytes that never became evidence, because of a crash or a refusal after the file was
 * stored and before its row was. Never touches evidence itself. May run on every node at once.
 */
@Component
class Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Contents contents;
  private final EvidenceStore store;
  private final EvidenceProperties limits;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Sweep(
      Contents contents,
      EvidenceStore store,
      EvidenceProperties limits,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.contents = contents;
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  void run() throws IOException {
    Instant before = clock.instant().minus(limits.orphanAge());
    for (String sha256 : contents.orphans(before)) {
      try {
        transaction.executeWithoutResult(status -> remove(sha256, before));
      } catch (DataAccessException | UncheckedIOException e) {
        // The bytes have just been claimed again, or the store cannot be reached: the next run
        // tries again.
        LOG.warn("Orphaned bytes {} are left for now: {}", sha256, e.getMessage());
      }
    }
    removeAbandonedUploads(before);
  }

  /**
   * Removes the bytes while the claim is locked: an upload of the same bytes waits, and writes them
   * again afterwards.
   */
  private void remove(String sha256, Instant before) {
    if (contents.giveUp(sha256, before)) {
      try {
        store.remove(sha256);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void removeAbandonedUploads(Instant before) throws IOException {
    if (!Files.isDirectory(limits.incoming())) {
      return;
    }
    try (DirectoryStream<Path> uploads = Files.newDirectoryStream(limits.incoming(), "*.part")) {
      for (Path upload : uploads) {
        if (isOlder(upload, before)) {
          Files.deleteIfExists(upload);
        }
      }
    }
  }

  private static boolean isOlder(Path upload, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(upload).toInstant().isBefore(before);
    } catch (java.nio.file.NoSuchFileException finishedMeanwhile) {
      return false;
    }
  }
}
