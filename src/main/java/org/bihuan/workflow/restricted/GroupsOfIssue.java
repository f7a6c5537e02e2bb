package org.bihuan.workflow.restricted;

import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.restricted.FieldSight;
import org.bihuan.issue.state.ChangeableState;
import org.bihuan.organization.Caller;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.form.ExpressionContext;
import org.springframework.stereotype.Component;

/** Works out the groups that see a restricted value, of what the issue is now. */
@Component
class GroupsOfIssue implements FieldSight {

  private final Issues issues;
  private final ExpressionContext values;

  GroupsOfIssue(Issues issues, ExpressionContext values) {
    this.issues = issues;
    this.values = values;
  }

  @Override
  public boolean isIn(Caller caller, String issue, String groups) {
    return issues.current(issue).filter(found -> isIn(caller, found, groups)).isPresent();
  }

  private boolean isIn(Caller caller, Issue issue, String groups) {
    Expressions.Values known =
        values.of(issue, ChangeableState::empty, InstancePath.NONE, name -> null, "");
    return Template.items(groups).stream()
        .anyMatch(
            group -> {
              try {
                return caller.inGroup(Template.parse(group).text(known));
              } catch (ExpressionException changed) {
                return false; // it was changed in the database
              }
            });
  }
}
