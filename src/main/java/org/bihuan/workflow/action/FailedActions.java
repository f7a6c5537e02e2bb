package org.bihuan.workflow.action;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Actions that processes could not take on other issues: they wait for an administrator. */
@Component
public class FailedActions {

  private final RequestedActionRows rows;
  private final Clock clock;

  FailedActions(RequestedActionRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The oldest ones. */
  public List<FailedAction> list(int limit) {
    return rows.failed(limit);
  }

  public long count() {
    return rows.countFailed();
  }

  /** Has an action tried anew; false where there is no such failed action. */
  public boolean retry(long id) {
    return rows.retry(id, clock.instant());
  }
}
