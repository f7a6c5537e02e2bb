package org.bihuan.doubt;

import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has each changed issue compared after the commit; costs the act no statement. */
@Component
class ChangedIssues implements LockedIssues.Watcher {

  private final Comparison comparison;

  ChangedIssues(Comparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public void changed(LockedIssue issue) {
    String number = issue.number();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            comparison.changed(number);
          }
        });
  }
}
