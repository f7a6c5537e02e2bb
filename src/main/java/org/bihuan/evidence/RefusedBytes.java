package org.bihuan.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.bihuan.evidence.store.EvidenceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes at once the bytes of an upload that was refused after they had been stored. */
final class RefusedBytes {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedBytes.class);

  private final Contents contents;
  private final EvidenceStore store;
  private final TransactionTemplate transaction;

  RefusedBytes(Contents contents, EvidenceStore store, PlatformTransactionManager transactions) {
    this.contents = contents;
    this.store = store;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Removes bytes that this upload was the first to claim, unless somebody else has claimed them
   * meanwhile. What cannot be removed now is removed later by {@link Sweep}.
   */
  void discard(String sha256, Instant claimedAt) {
    try {
      transaction.executeWithoutResult(
          status -> {
            if (contents.giveUp(sha256, claimedAt.plusMillis(1))) {
              remove(sha256);
            }
          });
    } catch (DataAccessException | TransactionException | UncheckedIOException e) {
      LOG.warn("The bytes {} of a refused upload are left for now: {}", sha256, e.getMessage());
    }
  }

  private void remove(String sha256) {
    try {
      store.remove(sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
