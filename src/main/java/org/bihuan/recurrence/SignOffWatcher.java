package org.bihuan.recurrence;

import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps sign-offs, and their ends by a relapse, in the transaction that makes them. */
@Component
class SignOffWatcher implements LockedIssues.Watcher {

  private final SignOffs signOffs;
  private final UnitOfWork unitOfWork;

  SignOffWatcher(SignOffs signOffs, UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.signOffs = signOffs;
  }

  @Override
  public void changed(LockedIssue locked) {
    Issue issue = locked.issue();
    if (issue.closure().good() && signOffs.areKept(issue.type(), issue.typeVersion())) {
      unitOfWork.beforeCommit(Phase.WRITE_REFERRING, () -> signOffs.keep(issue));
    } else if (issue.isOpen() && issue.progress().relapses() > 0) {
      signOffs.relapsed(issue);
    }
  }
}
