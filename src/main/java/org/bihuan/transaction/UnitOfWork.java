package org.bihuan.transaction;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The objects that the running transaction keeps in memory until it commits, and the work it does
 * then, phase by phase. An inner transaction that commits by itself has its own unit of work; one
 * that runs on a savepoint shares that of the outer transaction.
 */
@Component
public final class UnitOfWork {

  /**
   * The transaction's only object of this type; created at the first call.
   *
   * @throws IllegalStateException outside a transaction that may write, and once the transaction
   *     has ended
   */
  public <T> T get(Class<T> type, Supplier<? extends T> first) {
    return current().get(type, first);
  }

  /** The object of this type where the transaction keeps one; empty outside a transaction too. */
  public <T> Optional<T> find(Class<T> type) {
    CurrentWork current = bound();
    return current == null ? Optional.empty() : current.find(type);
  }

  /** Whether the running transaction keeps any objects, so that it can keep more. */
  public boolean isBegun() {
    return bound() != null;
  }

  /**
   * Registers work to be done before the transaction commits; it is not done where the transaction
   * is rolled back. An exception thrown by the work rolls it back.
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
