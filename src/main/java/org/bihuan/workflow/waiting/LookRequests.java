package org.bihuan.workflow.waiting;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.bihuan.issue.LockedIssue;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has the processes that wait for children looked at, once the transaction has committed. What is
 * to be looked at is stored with the act, so that a crash in between loses nothing.
 */
@Component
public class LookRequests {

  private final LookRows rows;
  private final ObjectProvider<Looks> looks;
  private final UnitOfWork unitOfWork;
  private final Executor background;
  private final Clock clock;

  LookRequests(
      LookRows rows,
      ObjectProvider<Looks> looks,
      UnitOfWork unitOfWork,
      @Qualifier("applicationTaskExecutor") Executor background,
      Clock clock) {
    this.rows = rows;
    this.looks = looks;
    this.unitOfWork = unitOfWork;
    this.background = background;
    this.clock = clock;
  }

  /** The numbers of the issues that this transaction wants looked at. */
  private static final class Wanted {
    private final Set<String> issues = new LinkedHashSet<>();
  }

  /** The issue was closed or reopened: its parent may wait for that. */
  public void childChanged(LockedIssue child) {
    String parent = child.issue().parent();
    if (parent != null) {
      look(parent);
    }
  }

  /** The issue waits for children from now on, or by another condition. */
  public void look(String issue) {
    wanted().issues.add(issue);
  }

  private Wanted wanted() {
    return unitOfWork.get(
        Wanted.class,
        () -> {
          Wanted wanted = new Wanted();
          unitOfWork.beforeCommit(
              Phase.WRITE_REFERRING, () -> rows.add(wanted.issues, clock.instant()));
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  background.execute(() -> looks.getObject().look());
                }
              });
          return wanted;
        });
  }
}
