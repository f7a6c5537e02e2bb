package org.bihuan.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.Trail;
import org.bihuan.issue.event.EvidenceVoided;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Declares evidence void that was added by mistake. Nothing is removed: it is shown as void with
 * the reason, and no later submission may cite it.
 */
@Component
public class Voiding {

  private final Downloads downloads;
  private final Evidences evidences;
  private final Issues issues;
  private final LockedIssues lockedIssues;
  private final Trail trail;
  private final Clock clock;

  Voiding(
      Downloads downloads,
      Evidences evidences,
      Issues issues,
      LockedIssues lockedIssues,
      Trail trail,
      Clock clock) {
    this.downloads = downloads;
    this.evidences = evidences;
    this.issues = issues;
    this.lockedIssues = lockedIssues;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Only whoever added it may do this, while the issue is open; done again, it changes nothing.
   *
   * @throws Problem 404 where it does not exist or the caller may not see it, 403 where somebody
   *     else added it, 409 {@code issue-closed}, 422 naming {@code reason}
   */
  @Transactional
  public Evidence makeVoid(Caller caller, String id, @Nullable String reason) {
    Evidence evidence = downloads.evidence(caller, id);
    boolean closed = issues.writable(caller, evidence.issue()).isClosed();
    if (!evidence.uploadedBy().equals(caller.username())) {
      throw Problem.forbidden("evidence.voidedByOthers");
    }
    String said = Caption.of(reason, "reason");
    if (said == null) {
      throw Problem.invalidSubmission(List.of(FieldError.missing("reason")));
    }
    if (closed || lockedIssues.lock(evidence.issue()).orElseThrow().issue().isClosed()) {
      throw new Problem("issue-closed", HttpStatus.CONFLICT, evidence.issue());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (evidences.makeVoid(id, new Evidence.Voided(now, caller.username(), said))) {
      trail.append(
          evidence.issue(), caller.username(), EvidenceVoided.of(id, evidence.name(), said, now));
    }
    return evidences.find(id).orElseThrow();
  }
}
