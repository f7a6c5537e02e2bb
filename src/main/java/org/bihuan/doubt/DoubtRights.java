package org.bihuan.doubt;

import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;

/**
 * Who sees doubts: of those who may see the issue, whoever inspects, reviews, leads or administers.
 * People whose only duty is to rectify, and those who only monitor, do not.
 */
final class DoubtRights {

  private DoubtRights() {}

  static boolean sees(Caller caller) {
    return caller.has(Role.ADMINISTRATOR)
        || caller.duties().stream().anyMatch(duty -> duty.role().supervises());
  }

  /**
   * @throws Problem 404
   */
  static void require(Caller caller, String issue) {
    if (!sees(caller)) {
      throw Problem.notFound("doubt", issue);
    }
  }
}
