package org.bihuan.workflow.figure;

import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.figures.KeptFigures;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.form.ExpressionContext;
import org.springframework.stereotype.Component;

/** Works out the figures of an issue anew in the transaction that changes it. */
@Component
class FigureWatcher implements LockedIssues.Watcher {

  private final IssueTypes types;
  private final ExpressionContext expressions;
  private final KeptFigures kept;

  FigureWatcher(IssueTypes types, ExpressionContext expressions, KeptFigures kept) {
    this.types = types;
    this.expressions = expressions;
    this.kept = kept;
  }

  @Override
  public void changed(LockedIssue locked) {
    Issue issue = locked.issue();
    ProcessModel model;
    try {
      model = types.get(issue.type(), issue.typeVersion()).model();
    } catch (Problem unknown) {
      return; // an act on an issue whose file is gone is not held up by its figures
    }
    if (!model.figures().isEmpty()) {
      List<KeptFigures.Given> given = new GivenFigures(model, expressions.of(locked)).all();
      kept.keep(locked.number(), locked.isJustOpened(), given);
    } else if (locked.hasOtherVersion()) {
      kept.keep(locked.number(), false, List.of());
    }
  }
}
