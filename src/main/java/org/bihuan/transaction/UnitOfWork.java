package org.bihuan.transaction;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction keeps in memory until it commits, and what it does then, phase by
 * phase. A transaction inside another one that commits by itself has its own; one that runs on a
 * savepoint shares that of the transaction it belongs to.
 */
@Component
public final class UnitOfWork {

  /**
   * The one object of this type that the transaction keeps; made when it is first asked for.
   *
   * @throws IllegalStateException outside a transaction that may write, and once it has ended
   */
  public <T> T get(Class<T> type, Supplier<? extends T> first) {
    return current().get(type, first);
  }

  /** The object of this type where the transaction keeps one; empty outside a transaction too. */
  public <T> Optional<T> find(Class<T> type) {
    CurrentWork current = bound();
    return current == null ? Optional.empty() : current.find(type);
  }

  /**
   * Does something before the transaction commits, and nothing where it is rolled back. What fails
   * rolls it back.
   *
   * @throws IllegalStateException as {@link #get}, and where the phase is over
   */
  public void beforeCommit(Phase phase, Runnable work) {
    current().add(phase, work);
  }

  private CurrentWork current() {
    CurrentWork current = bound();
    if (current != null) {
      return current;
    }
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      throw new IllegalStateException("needs a transaction that may write");
    }
    if (TransactionSynchronizationManager.getSynchronizations().stream()
        .anyMatch(CurrentWork.class::isInstance)) {
      throw new IllegalStateException("the transaction has ended: nothing would be written");
    }
    CurrentWork made = new CurrentWork(this);
    made.bind();
    TransactionSynchronizationManager.registerSynchronization(made);
    return made;
  }

  private @Nullable CurrentWork bound() {
    return (CurrentWork) TransactionSynchronizationManager.getResource(this);
  }
}
