package org.bihuan.workflow.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.ActionTaken;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.event.Migrated;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.state.ChangeableState;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.issue.state.ProcessState.Part;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.form.SubmissionTimes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Verifies the stored process state: who completed what, the last outcome, fields, decisions, due
 * dates and children. The expected state is calculated from the trail.
 */
@Component
class StateCheck implements RecordCheck {

  /** Parts that follow completely from the trail. */
  private static final List<Part> WHOLE =
      List.of(Part.COMPLETED_BY, Part.OUTCOME, Part.POLICY, Part.RULES, Part.CHILDREN);

  private static final int LONGEST = 100;

  private final JdbcTemplate jdbc;
  private final IssueTypes types;

  StateCheck(JdbcTemplate jdbc, IssueTypes types) {
    this.jdbc = jdbc;
    this.types = types;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    return new OfIssue(issue);
  }

  private final class OfIssue implements Comparison {

    private final Issue issue;
    private final ChangeableState told = ChangeableState.empty();
    private final DeadlineFromTrail deadline = new DeadlineFromTrail();
    private boolean oneVersion = true;
    private int last;

    OfIssue(Issue issue) {
      this.issue = issue;
    }

    @Override
    public void entry(TrailEntry entry) {
      last = entry.seq();
      TrailEvent event = TrailEvent.of(entry);
      if (event instanceof Opened opened) {
        fields(ProcessModel.OPENED, opened.fields(), entry);
      } else if (event instanceof ActionTaken taken) {
        fields(String.valueOf(taken.step()), taken.fields(), entry);
      } else if (event instanceof Completed completed) {
        completed(entry, completed);
      } else if (event instanceof Decided decided) {
        told.addDecision(decided);
      } else if (event instanceof ChildOpened child) {
        told.addChild(child.number().asText());
      } else if (event instanceof DueDateMoved moved) {
        deadline.moved(entry, moved);
      } else if (event instanceof Migrated) {
        oneVersion = false;
      } else if (event instanceof Reopened) {
        oneVersion = false;
        told.removeOutcome();
        deadline.begunAgain(entry);
      }
    }

    private void fields(String element, JsonNode filled, TrailEntry entry) {
      ObjectNode fields = empty();
      if (filled instanceof ObjectNode given) {
        fields.setAll(given);
      }
      SubmissionTimes.add(fields, entry.at(), entry.actor());
      told.setFields(element, fields);
    }

    private void completed(TrailEntry entry, Completed completed) {
      String step = String.valueOf(completed.step());
      ObjectNode fields = empty();
      if (completed.fields() instanceof ObjectNode given) {
        fields.setAll(given);
      }
      fields.put(ProcessModel.OUTCOME, completed.outcome());
      SubmissionTimes.add(fields, entry.at(), entry.actor());
      told.setFields(step, fields);
      told.setOutcome(completed.outcome());
      told.addCompletion(step, entry.actor());
    }

    @Override
    public List<Difference> differences() {
      ProcessState state = state();
      List<Difference> found = new ArrayList<>();
      for (Part part : WHOLE) {
        if (!same(told.part(part), state.part(part))) {
          found.add(changed(part.code()));
        }
      }
      if (!sameFields(state.part(Part.FIELDS))) {
        found.add(changed(Part.FIELDS.code()));
      }
      if (!deadline.isKeptIn(state.part(Part.DEADLINE))) {
        found.add(changed(Part.DEADLINE.code()));
      }
      state.unknown().forEach(name -> found.add(unknown(name)));
      return found;
    }

    /**
     * A difference for an unknown part of the state; its name is cut, since it may be of any
     * length.
     */
    private Difference unknown(String name) {
      return changed(name.substring(0, Math.min(name.length(), LONGEST)));
    }

    private ProcessState state() {
      try {
        return ProcessState.read(
            String.valueOf(
                jdbc.queryForObject(
                    "select state from issue where number = ?", String.class, issue.number())));
      } catch (IllegalArgumentException tampered) {
        return ChangeableState.empty();
      }
    }

    /** Compares fields. Only those referenced in the issue's version of the process are stored. */
    private boolean sameFields(JsonNode state) {
      JsonNode all = told.part(Part.FIELDS);
      for (Map.Entry<String, JsonNode> element : state.properties()) {
        if (!element.getValue().isObject()) {
          return false;
        }
        for (Map.Entry<String, JsonNode> field : element.getValue().properties()) {
          if (!same(all.path(element.getKey()).path(field.getKey()), field.getValue())) {
            return false;
          }
        }
      }
      return !oneVersion || referenced().stream().allMatch(name -> isKept(name, all, state));
    }

    /**
     * The stored fields; none where the row names a version that does not exist, which is reported
     * as a difference of the row.
     */
    private Set<String> referenced() {
      try {
        return types.get(issue.type(), issue.typeVersion()).referenced();
      } catch (Problem unknown) {
        return Set.of();
      }
    }

    private boolean isKept(String name, JsonNode all, JsonNode state) {
      int point = name.indexOf('.');
      String element = name.substring(0, point);
      String field = name.substring(point + 1);
      JsonNode value = all.path(element).path(field);
      return value.isMissingNode() || same(value, state.path(element).path(field));
    }

    private Difference changed(String part) {
      return new Difference("state", part, Difference.Fault.CHANGED, last);
    }

    private ObjectNode empty() {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /**
   * Whether two values are equal. Absent and empty count as equal; numbers are compared as 64-bit
   * numbers, as they were stored formerly.
   */
  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isMissingNode() || other.isMissingNode()) {
      return one.isEmpty() && other.isEmpty() && !one.isValueNode() && !other.isValueNode();
    }
    return one.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : a.equals(b) ? 0 : 1,
        other);
  }
}
