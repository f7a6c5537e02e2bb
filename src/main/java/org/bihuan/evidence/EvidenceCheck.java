package org.bihuan.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.evidence.inspection.PhotoDetails;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.EvidenceAdded;
import org.bihuan.issue.event.EvidenceVoided;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.RecordSource;
import org.bihuan.issue.verification.Records;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Verifies evidence and, on request, its bytes. An issue has a bounded number of files, so all fit
 * into memory.
 */
@Component
class EvidenceCheck implements RecordCheck, RecordSource {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceCheck.class);

  private final Evidences evidences;
  private final StoredBytes stored;

  EvidenceCheck(Evidences evidences, StoredBytes stored) {
    this.evidences = evidences;
    this.stored = stored;
  }

  /**
   * The entry the trail should hold for this evidence, with its empty parts too, which older
   * entries lack.
   */
  static EvidenceAdded told(Evidence evidence) {
    Map<String, @Nullable Object> told = parts(evidence);
    told.remove("uploadedBy"); // the actor
    return EvidenceAdded.of(evidence.id(), told);
  }

  /** The same for a file that came from another issue: who handed it in is not the actor. */
  static EvidenceAdded toldOfCopy(Evidence evidence) {
    return EvidenceAdded.of(evidence.id(), parts(evidence));
  }

  private static Map<String, @Nullable Object> parts(Evidence evidence) {
    PhotoDetails photo = evidence.photo();
    Map<String, @Nullable Object> parts = new HashMap<>();
    parts.put(EvidenceAdded.NAME, evidence.name());
    parts.put("mediaType", evidence.mediaType());
    parts.put("size", evidence.size());
    parts.put(EvidenceAdded.SHA256, evidence.sha256());
    parts.put("caption", evidence.caption());
    parts.put("uploadedBy", evidence.uploadedBy());
    parts.put("uploadedAt", evidence.uploadedAt().toString());
    parts.put("takenAt", photo.takenAt() == null ? null : photo.takenAt().toString());
    parts.put("latitude", photo.latitude());
    parts.put("longitude", photo.longitude());
    parts.put("width", photo.width());
    parts.put("height", photo.height());
    return parts;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Records records = new Records("evidence");
    Records voided = new Records("voidedEvidence");
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        if (TrailEvent.of(entry) instanceof EvidenceAdded added) {
          Map<String, @Nullable Object> told = added.parts();
          told.putIfAbsent("uploadedBy", entry.actor());
          records.told(added.id(), entry.seq(), told);
        } else if (TrailEvent.of(entry) instanceof EvidenceVoided event) {
          Map<String, @Nullable Object> told = new HashMap<>();
          told.put("voidedBy", entry.actor());
          told.put("reason", event.reason());
          told.put("voidedAt", event.at());
          voided.told(event.id(), entry.seq(), told);
        }
      }

      @Override
      public List<Difference> differences() {
        List<Evidence> found = evidences.of(issue.number());
        found.forEach(evidence -> records.found(evidence.id(), parts(evidence)));
        found.forEach(evidence -> compare(voided, evidence));
        List<Difference> all = new ArrayList<>(records.differences());
        all.addAll(voided.differences());
        if (bytes) {
          found.stream().filter(evidence -> !isWhole(evidence)).forEach(e -> all.add(damaged(e)));
        }
        return all;
      }
    };
  }

  @Override
  public void read(String issue, Consumer<StoredRecord> action) {
    for (Evidence evidence : evidences.of(issue)) {
      Map<String, @Nullable Object> later = parts(evidence);
      Map<String, @Nullable Object> data = new HashMap<>();
      for (String name : List.of(EvidenceAdded.NAME, "size", EvidenceAdded.SHA256)) {
        data.put(name, later.remove(name));
      }
      action.accept(
          new StoredRecord(
              EvidenceAdded.CODE, EvidenceAdded.ID, evidence.id(), Map.of(), data, later));
      Evidence.Voided voided = evidence.voided();
      if (voided != null) {
        action.accept(voided(evidence, voided));
      }
    }
  }

  private static StoredRecord voided(Evidence evidence, Evidence.Voided voided) {
    return new StoredRecord(
        EvidenceVoided.CODE,
        EvidenceAdded.ID,
        evidence.id(),
        Collections.singletonMap("actor", voided.by()),
        Map.of("reason", voided.reason(), "at", voided.at().toString()),
        Map.of());
  }

  private static void compare(Records voided, Evidence evidence) {
    Evidence.Voided record = evidence.voided();
    if (record != null) {
      Map<String, @Nullable Object> found = new HashMap<>();
      found.put("voidedBy", record.by());
      found.put("reason", record.reason());
      found.put("voidedAt", record.at().toString());
      voided.found(evidence.id(), found);
    }
  }

  static Difference damaged(Evidence evidence) {
    return new Difference("bytes", evidence.id(), Difference.Fault.CHANGED, null);
  }

  /** A store that cannot be reached is no damage. */
  private boolean isWhole(Evidence evidence) {
    try {
      return stored.areWhole(evidence);
    } catch (IOException e) {
      LOG.warn("Evidence {} is not to be read for now: {}", evidence.id(), e.getMessage());
      return true;
    }
  }
}
