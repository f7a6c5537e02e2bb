package org.bihuan.workflow.opening;

import java.util.Map;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.springframework.stereotype.Component;

/** The start form of a type as it is now, for an issue that is not opened yet. */
@Component
public class OpeningForms implements FormView.StartForms {

  private final IssueTypes types;
  private final NewIssues newIssues;
  private final OpeningChoices choices;
  private final Forms forms;
  private final ExpressionContext values;

  OpeningForms(
      IssueTypes types,
      NewIssues newIssues,
      OpeningChoices choices,
      Forms forms,
      ExpressionContext values) {
    this.types = types;
    this.newIssues = newIssues;
    this.choices = choices;
    this.forms = forms;
    this.values = values;
  }

  @Override
  public FormView now(IssueType type, Caller caller, FormView form) {
    String supervisor = choices.supervisor(caller, type.key());
    NewIssue draft = new NewIssue(type.key(), Map.of(), null, null);
    return now(form, caller, draft, supervisor == null ? "" : supervisor);
  }

  /**
   * The form with what its fields hold at first, what is calculated of the draft, and the limits.
   *
   * @param form as it is always
   * @param draft as far as it is filled in
   * @param supervisor the supervising unit the issue would have
   */
  public FormView now(FormView form, Caller caller, NewIssue draft, String supervisor) {
    IssueType type = types.find(String.valueOf(draft.type())).orElse(null);
    if (type == null
        || !draft.isSeverityKnown()
        || type.model().startForm().stream().noneMatch(Field::isCalculated)) {
      return form;
    }
    Map<String, Object> given = draft.fields() == null ? Map.of() : draft.fields();
    return form.at(
        forms.now(
            type.model().startForm(),
            given,
            values.of(
                newIssues.fresh(type, draft, supervisor, caller.username(), ""),
                Map.of(),
                Map.of(),
                Map.of()),
            ProcessModel.OPENED,
            Map.of()));
  }
}
