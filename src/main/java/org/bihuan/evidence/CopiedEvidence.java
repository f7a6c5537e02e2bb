package org.bihuan.evidence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.issue.LockedIssue;
import org.bihuan.organization.SystemActor;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.bihuan.workflow.form.EvidenceCopies;
import org.springframework.stereotype.Component;

/** Files that an issue hands on to one opened by its process. The bytes are stored once. */
@Component
class CopiedEvidence implements EvidenceCopies {

  private final Evidences evidences;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  CopiedEvidence(Evidences evidences, UnitOfWork unitOfWork, Clock clock) {
    this.evidences = evidences;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  /** Copies made in this transaction; their rows refer to issues that are written before. */
  private static final class Pending {
    private final List<Evidence> copies = new ArrayList<>();
  }

  @Override
  public Copies of(String issue, Collection<String> ids) {
    Map<String, Evidence> originals = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      List<Evidence> known = new ArrayList<>(evidences.of(issue));
      unitOfWork.find(Pending.class).ifPresent(pending -> known.addAll(pending.copies));
      known.stream()
          .filter(file -> file.issue().equals(issue) && file.voided() == null)
          .filter(file -> ids.contains(file.id()))
          .forEach(file -> originals.put(UUID.randomUUID().toString(), file));
    }
    return new Prepared(originals);
  }

  /** By the id of the copy. */
  private final class Prepared implements Copies {
    private final Map<String, Evidence> originals;

    Prepared(Map<String, Evidence> originals) {
      this.originals = originals;
    }

    @Override
    public Map<String, String> ids() {
      Map<String, String> ids = new LinkedHashMap<>();
      originals.forEach((id, file) -> ids.put(file.id(), id));
      return ids;
    }

    @Override
    public void giveTo(LockedIssue issue) {
      originals.forEach(
          (id, file) -> {
            Evidence copy = file.copiedTo(issue.number(), id);
            pending().copies.add(copy);
            issue.record(
                clock.instant(), SystemActor.USERNAME, null, EvidenceCheck.toldOfCopy(copy));
          });
    }
  }

  private Pending pending() {
    return unitOfWork.get(
        Pending.class,
        () -> {
          Pending pending = new Pending();
          unitOfWork.beforeCommit(
              Phase.WRITE_REFERRING, () -> pending.copies.forEach(evidences::add));
          return pending;
        });
  }
}
