package org.bihuan.evidence;

import org.bihuan.http.Problem;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands evidence out to whoever may see its issue. */
@Component
public class Downloads {

  private final Evidences evidences;
  private final Issues issues;
  private final EvidenceStore store;

  Downloads(Evidences evidences, Issues issues, EvidenceStore store) {
    this.evidences = evidences;
    this.issues = issues;
    this.store = store;
  }

  /**
   * The file with headers that keep anything in it from running.
   *
   * @throws Problem 404 where it is not there or may not be seen
   */
  public ResponseEntity<Resource> of(Caller caller, String id) {
    Evidence evidence = evidences.find(id).orElseThrow(() -> Problem.notFound("evidence", id));
    checkVisible(caller, evidence);
    return Download.of(evidence, store);
  }

  /** The answer must not give away the number of an issue that the caller may not see. */
  private void checkVisible(Caller caller, Evidence evidence) {
    try {
      issues.visible(caller, evidence.issue());
    } catch (Problem hidden) {
      throw hidden.status() == HttpStatus.NOT_FOUND
          ? Problem.notFound("evidence", evidence.id())
          : hidden;
    }
  }
}
