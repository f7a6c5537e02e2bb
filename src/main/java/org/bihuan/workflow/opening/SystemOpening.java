package org.bihuan.workflow.opening;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.http.Problem;
import org.bihuan.issue.LockedIssue;
import org.bihuan.organization.SystemActor;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueType;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.workflow.form.EvidenceCopies;
import org.bihuan.workflow.form.EvidenceCopies.Copies;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens issues for the service itself, for a process or by the clock: nobody's rights are asked.
 * What is not given has the type's default.
 */
@Component
public class SystemOpening {

  private final NewIssues newIssues;
  private final GivenFields givenFields;
  private final Forms forms;
  private final ExpressionContext values;
  private final OwnTitles titles;
  private final OwnSupervisor supervisors;
  private final EvidenceCopies evidence;
  private final Units units;

  SystemOpening(
      NewIssues newIssues,
      GivenFields givenFields,
      Forms forms,
      ExpressionContext values,
      OwnTitles titles,
      OwnSupervisor supervisors,
      EvidenceCopies evidence,
      Units units) {
    this.newIssues = newIssues;
    this.givenFields = givenFields;
    this.forms = forms;
    this.values = values;
    this.titles = titles;
    this.supervisors = supervisors;
    this.evidence = evidence;
    this.units = units;
  }

  /**
   * Files that the new issue gets.
   *
   * @param from the number of the issue that has them
   * @param ids beside those in fields of type evidence
   */
  record Files(String from, List<String> ids) {}

  /**
   * Opens an issue.
   *
   * @param otherwise the supervising unit where neither the draft nor the type names one, nor the
   *     draft a responsible unit; null: the type does
   * @throws ProcessStuck where something is missing or unfit
   */
  LockedIssue open(NewIssue draft, @Nullable String otherwise, @Nullable Files files) {
    return opened(draft, otherwise, files, null);
  }

  /**
   * Opens an issue because its time has come.
   *
   * @param time when it came
   * @throws ProcessStuck where something is missing or unfit
   */
  public LockedIssue openAt(Instant time, NewIssue draft) {
    return opened(draft, null, null, time);
  }

  private LockedIssue opened(
      NewIssue draft, @Nullable String otherwise, @Nullable Files files, @Nullable Instant time) {
    try {
      return unguarded(draft, otherwise, files, time);
    } catch (ProcessStuck stuck) {
      throw stuck;
    } catch (Problem refused) {
      if (refused.errors().isEmpty()) {
        throw refused;
      }
      String faults =
          refused.errors().stream()
              .map(fault -> fault.field() + " " + fault.messageKey())
              .collect(Collectors.joining(", "));
      throw new ProcessStuck("openIssue " + draft.type(), new IllegalArgumentException(faults));
    }
  }

  private LockedIssue unguarded(
      NewIssue draft, @Nullable String otherwise, @Nullable Files files, @Nullable Instant time) {
    IssueType type = newIssues.type(draft);
    NewIssueCheck.checkGiven(draft, units);
    List<Field> form = type.model().startForm();
    String supervisor = supervisor(draft, type, otherwise);
    NewIssue settled =
        newIssues.settled(
            type,
            withTitle(draft, type),
            supervisor,
            new NewIssues.How(SystemActor.USERNAME, true, false));
    LockedIssue issue = newIssues.create(type, settled, supervisor, SystemActor.USERNAME);
    Map<String, Object> given = draft.fields() == null ? Map.of() : draft.fields();
    if (time != null) {
      given = atFirst(form, issue);
    }
    Copies copies = copies(form, given, files);
    Map<String, Object> fields =
        forms.check(
            GivenFields.forProcesses(form),
            givenFields.fitted(form, given, copies.ids()),
            List.of(),
            values.of(issue),
            ProcessModel.OPENED);
    newIssues.opened(issue, type, SystemActor.USERNAME, null, fields);
    if (time != null) {
      issue.noteTime(time);
    }
    copies.giveTo(issue);
    newIssues.start(issue, type);
    return issue;
  }

  /** What the fields hold at first, since nobody fills in the form for the clock. */
  private Map<String, Object> atFirst(List<Field> form, LockedIssue issue) {
    return forms.now(form, Map.of(), values.of(issue), ProcessModel.OPENED, Map.of()).initial();
  }

  private Copies copies(List<Field> form, Map<String, Object> given, @Nullable Files files) {
    if (files == null) {
      return evidence.of("", Set.of());
    }
    Set<String> ids = new LinkedHashSet<>(files.ids());
    ids.addAll(GivenFields.files(form, given));
    return evidence.of(files.from(), ids);
  }

  private NewIssue withTitle(NewIssue draft, IssueType type) {
    if (draft.title() != null && !draft.title().isBlank()) {
      return draft;
    }
    Map<String, @Nullable String> facts = new HashMap<>(draft.facts());
    facts.put("title", titles.of(type, draft.unit()));
    return new NewIssue(draft.type(), facts, draft.dueOn(), draft.fields());
  }

  private String supervisor(NewIssue draft, IssueType type, @Nullable String otherwise) {
    String unit = draft.unit();
    String supervisor = draft.supervisor() == null ? supervisors.of(type) : draft.supervisor();
    if (supervisor == null) {
      supervisor = unit == null ? otherwise : units.parent(unit);
    }
    if (supervisor == null || units.find(supervisor).isEmpty()) {
      throw new ProcessStuck(
          "openIssue " + type.key(),
          new IllegalArgumentException("no supervising unit " + supervisor));
    }
    return supervisor;
  }
}
