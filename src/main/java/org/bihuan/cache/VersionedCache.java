package org.bihuan.cache;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something small that every request asks for and that seldom changes, kept whole in memory. A
 * transaction that changes it sees its own change at once, so listeners to its events decide by
 * what is new; everybody else on the node does from the commit on.
 *
 * @param <T> never changes itself; a change makes another one with a higher revision
 */
public final class VersionedCache<T extends VersionedCache.Revised> {

  /** What grows with every change, on whatever node it is made. */
  public interface Revised {
    long revision();
  }

  private final Class<T> type;
  private volatile T known;

  public VersionedCache(Class<T> type, T first) {
    this.type = type;
    this.known = first;
  }

  /** As it stands for whoever asks. */
  public T get() {
    Object changedHere = TransactionSynchronizationManager.getResource(this);
    return changedHere == null ? known : type.cast(changedHere);
  }

  /** The revision known to all of this node, to be compared with the table's. */
  public long revision() {
    return known.revision();
  }

  /** Takes what was read, unless something newer is known already. */
  public synchronized void learn(T fresh) {
    if (fresh.revision() > known.revision()) {
      known = fresh;
    }
  }

  /** What the transaction at hand has made of it. */
  public void changed(T fresh) {
    if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
      TransactionSynchronizationManager.registerSynchronization(new AtTheEnd());
    }
    TransactionSynchronizationManager.bindResource(this, fresh);
  }

  private final class AtTheEnd implements TransactionSynchronization {

    /** Before those who send messages after the commit, since they ask who is to get them. */
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
