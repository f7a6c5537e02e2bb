package org.bihuan.cache;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps in memory, as a whole, a small value that every request needs and that seldom changes. A
 * transaction that changes it sees its own change at once, so that listeners to its events already
 * use the new value; all others on the node see it from the commit on.
 *
 * @param <T> immutable; a change makes a new one with a higher revision
 */
public final class VersionedCache<T extends VersionedCache.Revised> {

  /** A value with a revision that grows with every change, on whichever node it is made. */
  public interface Revised {
    long revision();
  }

  private final Class<T> type;
  private volatile T known;

  public VersionedCache(Class<T> type, T first) {
    this.type = type;
    this.known = first;
  }

  /** The value as the current transaction sees it. */
  public T get() {
    Object changedHere = TransactionSynchronizationManager.getResource(this);
    return changedHere == null ? known : type.cast(changedHere);
  }

  /** The committed revision this node knows, to be compared with the table's. */
  public long revision() {
    return known.revision();
  }

  /** Stores a value read from the tables, unless a newer one is known already. */
  public synchronized void learn(T fresh) {
    if (fresh.revision() > known.revision()) {
      known = fresh;
    }
  }

  /**
   * Sets the value that the current transaction has written; it becomes everybody's at the commit.
   */
  public void changed(T fresh) {
    if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
      TransactionSynchronizationManager.registerSynchronization(new AtTheEnd());
    }
    TransactionSynchronizationManager.bindResource(this, fresh);
  }

  private final class AtTheEnd implements TransactionSynchronization {

    /**
     * Runs before the listeners that send messages after the commit, since these read the cache to
     * find the recipients.
     */
    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
      learn(get());
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(VersionedCache.this);
    }
  }
}
