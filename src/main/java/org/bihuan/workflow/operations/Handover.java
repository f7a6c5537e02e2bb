package org.bihuan.workflow.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.Reassigned;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.workflow.VacantDuties;
import org.bihuan.workflow.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands the open issues of one unit over to another, so that they go on where a unit is retired.
 * Round, trail and due dates stay; each issue is moved in a transaction of its own.
 */
@Component
public class Handover {

  /** How many issues one request moves at most; the answer says how many are left. */
  private static final int MOST = 1_000;

  private static final String OPEN =
      " from issue where status in ('open', 'standing') and (unit = ? or supervisor = ?)";

  private final JdbcTemplate jdbc;
  private final Units units;
  private final LockedIssues lockedIssues;
  private final VacantDuties duties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Handover(
      JdbcTemplate jdbc,
      Units units,
      LockedIssues lockedIssues,
      VacantDuties duties,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.units = units;
    this.lockedIssues = lockedIssues;
    this.duties = duties;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * What was handed over.
   *
   * @param moved how many issues; null where it was only asked how many there are
   * @param open how many open issues the unit still has, as responsible or supervising unit
   */
  @Schema(name = "HandoverResult")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(@Nullable Integer moved, long open) {}

  /**
   * How many open issues the unit has.
   *
   * @throws Problem 403 for others than leaders and administrators of this unit or one above, 404
   *     where there is no such unit
   */
  public Result asked(Caller caller, String code) {
    require(caller, code);
    return new Result(null, open(code));
  }

  /**
   * Hands over all open issues of a unit.
   *
   * @param to the code of the unit that takes them
   * @param reason kept in the trail of each issue
   * @throws Problem as {@link #asked}, for both units, and 422 where {@code to} or {@code reason}
   *     is missing or unfit
   */
  public Result run(Caller caller, String code, @Nullable String to, @Nullable String reason) {
    require(caller, code);
    String target = target(caller, code, to);
    String said = Forms.reason(reason);
    List<String> numbers =
        jdbc.queryForList(
            "select number" + OPEN + " order by number limit " + MOST, String.class, code, code);
    int moved = 0;
    for (String number : numbers) {
      if (Objects.equals(
          true, transaction.execute(status -> move(caller, number, code, target, said)))) {
        moved++;
      }
    }
    return new Result(moved, open(code));
  }

  private long open(String code) {
    return Objects.requireNonNull(
        jdbc.queryForObject("select count(*)" + OPEN, Long.class, code, code));
  }

  private boolean move(Caller caller, String number, String from, String to, String reason) {
    LockedIssue locked = lockedIssues.lock(number).orElseThrow();
    Issue issue = locked.issue();
    boolean responsible = from.equals(issue.unit());
    boolean supervising = from.equals(issue.supervisor());
    if (issue.isClosed() || !(responsible || supervising)) {
      return false;
    }
    String unit = responsible ? to : issue.unit();
    String supervisor = supervising ? to : issue.supervisor();
    locked.moveTo(unit, supervisor);
    locked.record(
        clock.instant(),
        caller.username(),
        AdminScope.overseer(caller, from, units).orElse(null),
        Reassigned.byHand(unit, supervisor, reason));
    duties.moveTasks(locked, from, to);
    return true;
  }

  private String target(Caller caller, String code, @Nullable String to) {
    if (to == null || to.isBlank()) {
      throw Problem.invalidSubmission(List.of(FieldError.missing("to")));
    }
    Unit unit = units.find(to).filter(found -> !found.retired()).orElse(null);
    if (unit == null || to.equals(code) || AdminScope.overseer(caller, to, units).isEmpty()) {
      throw Problem.invalidSubmission(List.of(new FieldError("to", "form.unknownUnit", to)));
    }
    return to;
  }

  private void require(Caller caller, String code) {
    if (units.find(code).isEmpty()) {
      throw Problem.notFound("unit", code);
    }
    if (AdminScope.overseer(caller, code, units).isEmpty()) {
      throw Problem.forbidden("organization.other-part", code);
    }
  }
}
