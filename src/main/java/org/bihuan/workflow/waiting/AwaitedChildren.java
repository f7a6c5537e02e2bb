package org.bihuan.workflow.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.issue.Issues;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.ChildWait;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.engine.ProcessEngine.AwaitedCondition;
import org.springframework.stereotype.Component;

/** Where the process of an issue waits for children, and for how many. */
@Component
public class AwaitedChildren {

  private final ProcessEngine engine;
  private final IssueTypes types;
  private final Issues issues;

  AwaitedChildren(ProcessEngine engine, IssueTypes types, Issues issues) {
    this.engine = engine;
    this.types = types;
    this.issues = issues;
  }

  /**
   * A place where it waits.
   *
   * @param open how many of the children that it waits for are open
   */
  public record Awaited(String element, Names names, int open) {}

  /** All of them; no SQL statement where the process never waits for children. */
  public List<Awaited> of(Issues.Snapshot issue) {
    String instance = issue.process();
    if (instance == null || !mayWait(issue)) {
      return List.of();
    }
    Map<String, Integer> open = new TreeMap<>();
    List<Awaited> awaited = new ArrayList<>();
    for (AwaitedCondition at : engine.awaited(instance)) {
      IssueType type = types.byDefinition(at.definition());
      ChildWait wait = type.model().waits().get(at.element());
      if (wait != null) {
        int count = wait.types().stream().mapToInt(child -> open(issue, child, open)).sum();
        awaited.add(new Awaited(at.element(), type.model().names(at.element()), count));
      }
    }
    return awaited;
  }

  private int open(Issues.Snapshot issue, String type, Map<String, Integer> known) {
    return known.computeIfAbsent(
        type, key -> issues.countChildren(issue.issue().number(), key).open());
  }

  private boolean mayWait(Issues.Snapshot issue) {
    ProcessModel model = types.get(issue.issue().type(), issue.issue().typeVersion()).model();
    return !model.waits().isEmpty()
        || model.calls().values().stream()
            .anyMatch(
                call ->
                    types
                        .find(call.type())
                        .filter(it -> !it.model().waits().isEmpty())
                        .isPresent());
  }
}
