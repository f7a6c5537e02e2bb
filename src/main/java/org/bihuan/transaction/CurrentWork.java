package org.bihuan.transaction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The unit of work of one transaction. It is bound to the thread while that transaction is the
 * thread's own: not while an inner one suspends it, and not once it has committed or rolled back.
 */
final class CurrentWork implements TransactionSynchronization {

  private final UnitOfWork key;
  private final Map<Class<?>, Object> kept = new HashMap<>();
  private final Map<Phase, List<Runnable>> work = new EnumMap<>(Phase.class);
  private Phase phase = Phase.PREPARE;
  private boolean over;

  CurrentWork(UnitOfWork key) {
    this.key = key;
  }

  <T> T get(Class<T> type, Supplier<? extends T> first) {
    return find(type)
        .orElseGet(
            () -> {
              T made = first.get();
              kept.put(type, made);
              return made;
            });
  }

  <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(kept.get(type)).map(type::cast);
  }

  void add(Phase in, Runnable one) {
    if (in.compareTo(phase) < 0) {
      throw new IllegalStateException(in + " is over, the transaction is in " + phase);
    }
    work.computeIfAbsent(in, any -> new ArrayList<>()).add(one);
  }

  /** Runs the work of each phase, including what is added to a phase while it runs. */
  @Override
  public void beforeCommit(boolean readOnly) {
    for (Phase next : Phase.values()) {
      phase = next;
      List<Runnable> now = work.computeIfAbsent(next, any -> new ArrayList<>());
      for (int i = 0; i < now.size(); i++) {
        now.get(i).run();
      }
    }
  }

  void bind() {
    TransactionSynchronizationManager.bindResource(key, this);
  }

  private void unbind() {
    TransactionSynchronizationManager.unbindResourceIfPossible(key);
  }

  @Override
  public void suspend() {
    unbind();
  }

  /** A transaction that starts after this one has committed suspends and resumes it too. */
  @Override
  public void resume() {
    if (!over) {
      bind();
    }
  }

  /**
   * Runs before other listeners act after the commit: they may start a transaction when Spring no
   * longer suspends this one, and that transaction would find this one's objects.
   */
  @Override
  public void beforeCompletion() {
    over = true;
    unbind();
  }
}
