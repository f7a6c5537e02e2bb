package org.bihuan.workflow;

import org.bihuan.http.Problem;
import org.springframework.stereotype.Component;

/** The deployed processes, as anybody who is signed in may read them. */
@Component
public class Processes {

  private final IssueTypes types;

  Processes(IssueTypes types) {
    this.types = types;
  }

  /**
   * A process file as it was deployed.
   *
   * @throws Problem 404 where there is no such version
   */
  public String file(String type, int version) {
    return types.get(type, version).xml();
  }
}
