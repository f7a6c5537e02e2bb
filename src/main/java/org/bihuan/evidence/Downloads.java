package org.bihuan.evidence;

import java.io.IOException;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.http.Problem;
import org.bihuan.integrity.KnownDifferences;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lets people download evidence of issues that they may see. */
@Component
public class Downloads {

  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

  private final Evidences evidences;
  private final Issues issues;
  private final EvidenceStore store;
  private final StoredBytes stored;
  private final KnownDifferences findings;
  private final ApplicationEventPublisher events;

  Downloads(
      Evidences evidences,
      Issues issues,
      EvidenceStore store,
      StoredBytes stored,
      KnownDifferences findings,
      ApplicationEventPublisher events) {
    this.evidences = evidences;
    this.issues = issues;
    this.store = store;
    this.stored = stored;
    this.findings = findings;
    this.events = events;
  }

  /**
   * The file with headers that keep anything in it from running. Its bytes are read and compared
   * with their hash before the first of them is sent.
   *
   * @throws Problem 404 where it does not exist or the caller may not see it; 409 {@code
   *     evidence-damaged} where the stored bytes are not those that were handed in; 503 {@code
   *     evidence-unavailable} where the store cannot be reached
   */
  public ResponseEntity<Resource> of(Caller caller, String id) {
    Evidence evidence = evidence(caller, id);
    if (!isWhole(evidence)) {
      throw damaged(evidence);
    }
    opened(caller, evidence);
    return Download.of(evidence, store);
  }

  /** Tells that somebody has seen what is in a file. */
  void opened(Caller caller, Evidence evidence) {
    events.publishEvent(
        new EvidenceOpened(evidence.id(), evidence.uploadedBy(), caller.username()));
  }

  /**
   * @throws Problem 404 where it does not exist or the caller may not see it
   */
  Evidence evidence(Caller caller, String id) {
    Evidence evidence = evidences.find(id).orElseThrow(() -> Problem.notFound("evidence", id));
    checkVisible(caller, evidence);
    return evidence;
  }

  /** The refusal of bytes that are not those that were handed in; administrators are told. */
  Problem damaged(Evidence evidence) {
    findings.found(evidence.issue(), EvidenceCheck.damaged(evidence));
    return new Problem("evidence-damaged", HttpStatus.CONFLICT, evidence.name());
  }

  static Problem unavailable(Evidence evidence, IOException cause) {
    LOG.warn("Evidence {} is not to be read for now", evidence.id(), cause);
    return new Problem("evidence-unavailable", HttpStatus.SERVICE_UNAVAILABLE);
  }

  private boolean isWhole(Evidence evidence) {
    try {
      return stored.areWhole(evidence);
    } catch (IOException e) {
      throw unavailable(evidence, e);
    }
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
