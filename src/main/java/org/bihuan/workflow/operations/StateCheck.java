package org.bihuan.workflow.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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
import org.bihuan.issue.event.TrailEvent.InstancesBegun;
import org.bihuan.issue.event.TrailEvent.Standing;
import org.bihuan.issue.facts.InstancePath;
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
      List.of(
          Part.COMPLETED_BY, Part.OUTCOME, Part.POLICY, Part.RULES, Part.CHILDREN, Part.STANDING);

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
      } else if (event instanceof InstancesBegun begun) {
        told.beginInstances(event.instance().path(), begun.element());
      } else if (event instanceof Standing standing) {
        told.setStanding(standing.element(), standing.inside());
      } else if (event instanceof Decided decided) {
        told.addDecision(event.instance().path(), decided);
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
      InstancePath at = completed.instance().path();
      told.setFields(at, step, fields);
      told.setOutcome(at, completed.outcome());
      told.addCompletion(at, step, entry.actor());
    }

    @Override
    public List<Difference> differences() {
      ProcessState state = state();
      List<Difference> found = new ArrayList<>();
      for (Part part : WHOLE) {
        if (!KeptInstances.equal(told.part(part), state.part(part))) {
          found.add(changed(part.code()));
        }
      }
      JsonNode all = told.part(Part.FIELDS);
      JsonNode kept = state.part(Part.FIELDS);
      if (!KeptInstances.areOf(all, kept) || !areAll(all, kept)) {
        found.add(changed(Part.FIELDS.code()));
      }
      if (!KeptInstances.same(told.part(Part.INSTANCES), state.part(Part.INSTANCES))) {
        found.add(changed(Part.INSTANCES.code()));
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

    private boolean areAll(JsonNode all, JsonNode state) {
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
      return value.isMissingNode() || KeptInstances.equal(value, state.path(element).path(field));
    }

    private Difference changed(String part) {
      return new Difference("state", part, Difference.Fault.CHANGED, last);
    }

    private ObjectNode empty() {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
