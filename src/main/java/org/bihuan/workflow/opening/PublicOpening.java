package org.bihuan.workflow.opening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.facts.Source;
import org.bihuan.organization.PublicActor;
import org.bihuan.organization.Units;
import org.bihuan.process.FormView;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens issues for members of the public. The type says which unit takes it in; unless its process
 * names the responsible unit later, that unit is responsible too.
 */
@Component
public class PublicOpening {

  private final IssueTypes types;
  private final NewIssues newIssues;
  private final Forms forms;
  private final ExpressionContext values;
  private final OwnTitles titles;
  private final OwnSupervisor supervisors;
  private final Units units;

  PublicOpening(
      IssueTypes types,
      NewIssues newIssues,
      Forms forms,
      ExpressionContext values,
      OwnTitles titles,
      OwnSupervisor supervisors,
      Units units) {
    this.types = types;
    this.newIssues = newIssues;
    this.forms = forms;
    this.values = values;
    this.titles = titles;
    this.supervisors = supervisors;
    this.units = units;
  }

  /**
   * A type that the public may open.
   *
   * @throws Problem 404 where there is none
   */
  public IssueType type(String key) {
    return types
        .find(key)
        .filter(type -> type.model().isPublic() && supervisor(type) != null)
        .orElseThrow(() -> Problem.notFound("type", key));
  }

  /** The unit that takes such issues in; null where there is none. */
  public @Nullable String supervisor(IssueType type) {
    String unit = supervisors.of(type);
    return unit == null || units.find(unit).filter(found -> !found.retired()).isEmpty()
        ? null
        : unit;
  }

  /** The facts that the public is not asked for: those left out, and a title of the type's own. */
  public Set<String> without(IssueType type) {
    Set<String> without = new TreeSet<>(type.model().hidden());
    if (OwnTitles.has(type)) {
      without.add("title");
    }
    return without;
  }

  /** The form of a type with what it says now. */
  public FormView form(IssueType type, FormView form, Map<String, Object> given) {
    Issue draft = newIssues.fresh(type, draft(type, Map.of(), given), named(type), actor(), "");
    return form.at(
        forms.now(
            type.model().startForm(),
            given,
            values.of(draft, Map.of(), Map.of(), Map.of()),
            ProcessModel.OPENED,
            Map.of()));
  }

  /**
   * Opens an issue.
   *
   * @param facts title, description and location, as far as they are given
   * @throws Problem 422 with the faulty fields
   */
  public Issue open(
      IssueType type, Map<String, @Nullable String> facts, @Nullable Map<String, Object> fields) {
    NewIssue draft = draft(type, facts, fields);
    NewIssueCheck.check(draft, type.model(), units);
    LockedIssue issue = newIssues.create(type, withSource(draft), named(type), actor());
    Map<String, Object> filled =
        forms.check(
            type.model().startForm(), fields, List.of(), values.of(issue), ProcessModel.OPENED);
    newIssues.opened(issue, type, actor(), null, filled);
    newIssues.start(issue, type);
    return issue.issue();
  }

  private NewIssue draft(
      IssueType type, Map<String, @Nullable String> facts, @Nullable Map<String, Object> fields) {
    Map<String, @Nullable String> all = new HashMap<>(facts);
    if (!NewIssueCheck.assigns(type.model())) {
      all.put("unit", named(type));
    }
    String title = facts.get("title");
    if ((title == null || title.isBlank()) && OwnTitles.has(type)) {
      all.put("title", titles.of(type, all.get("unit")));
    }
    return new NewIssue(type.key(), all, null, fields);
  }

  /** It came from the public, also where issues of this type show no source. */
  private static NewIssue withSource(NewIssue draft) {
    Map<String, @Nullable String> facts = new HashMap<>(draft.facts());
    facts.put("source", Source.COMPLAINT.code());
    return new NewIssue(draft.type(), facts, draft.dueOn(), draft.fields());
  }

  private String named(IssueType type) {
    return String.valueOf(supervisors.of(type));
  }

  private static String actor() {
    return PublicActor.USERNAME;
  }
}
