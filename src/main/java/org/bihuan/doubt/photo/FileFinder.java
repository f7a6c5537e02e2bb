package org.bihuan.doubt.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.doubt.Finder;
import org.bihuan.doubt.Found;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.Evidences;
import org.bihuan.evidence.StoredPictures;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.EvidenceAdded;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Compares the files on which responsible units rely with all that were handed in before. Files of
 * others are only compared with: an inspector may well add one photo to two issues.
 */
@Component
class FileFinder implements Finder {

  private final Evidences evidences;
  private final StoredPictures pictures;
  private final IssueTypes types;
  private final FileRows rows;
  private final KnownPictures known;
  private final FileComparison comparison;
  private final ZoneId zone;

  FileFinder(
      Evidences evidences,
      StoredPictures pictures,
      IssueTypes types,
      FileRows rows,
      KnownPictures known,
      FileComparison comparison,
      @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
    this.evidences = evidences;
    this.pictures = pictures;
    this.types = types;
    this.rows = rows;
    this.known = known;
    this.comparison = comparison;
    this.zone = zone;
  }

  /** A file that was added, and the hashes of its picture turned; none where it has none. */
  private record Added(KeptFile file, List<PdqHash> turned) {}

  /** What a unit relied on when it completed a step. */
  private record Relied(List<String> evidence, int round, Instant at) {}

  @Override
  public Prepared prepare(Issue issue, List<TrailEntry> entries) {
    List<String> added = new ArrayList<>();
    List<Relied> relied = new ArrayList<>();
    for (TrailEntry entry : entries) {
      TrailEvent event = TrailEvent.of(entry);
      if (event instanceof EvidenceAdded file) {
        added.add(file.id());
      } else if (event instanceof Completed completed && isUnits(issue, entry)) {
        relied.add(new Relied(completed.cited(), entry.round(), entry.at()));
      }
    }
    relied.removeIf(one -> one.evidence().isEmpty());
    if (added.isEmpty() && relied.isEmpty()) {
      return List::of;
    }
    Map<String, Evidence> files =
        evidences.of(issue.number()).stream()
            .collect(
                Collectors.toMap(
                    Evidence::id, file -> file, (one, same) -> one, LinkedHashMap::new));
    List<Added> read =
        added.stream()
            .flatMap(id -> Optional.ofNullable(files.get(id)).stream())
            .map(file -> read(issue, file))
            .toList();
    return () -> find(issue, files, read, relied);
  }

  private boolean isUnits(Issue issue, TrailEntry entry) {
    try {
      Step step =
          types
              .get(issue.type(), issue.typeVersion())
              .model()
              .steps()
              .get(String.valueOf(entry.step()));
      return step != null && step.isUnits();
    } catch (Problem unknown) {
      return false;
    }
  }

  private Added read(Issue issue, Evidence file) {
    Optional<StoredPictures.Picture> picture;
    try {
      picture = pictures.read(file, Pdq.LONGEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // tried again with the next pass
    }
    Pdq look =
        picture
            .map(StoredPictures.Picture::image)
            .filter(image -> !Paper.shows(image))
            .map(Pdq::of)
            .filter(Pdq::isTelling)
            .orElse(null);
    return new Added(
        new KeptFile(
            0,
            file.id(),
            issue.number(),
            file.name(),
            issue.unit(),
            file.uploadedBy(),
            file.uploadedAt(),
            file.sha256(),
            look == null ? null : look.hash(),
            picture.map(one -> one.tags().serial()).orElse(null),
            picture.map(one -> one.tags().takenAt()).orElse(null),
            null),
        look == null ? List.of() : look.turned());
  }

  private List<Found> find(
      Issue issue, Map<String, Evidence> files, List<Added> added, List<Relied> relied) {
    known.refresh();
    rows.add(added.stream().map(Added::file).toList());
    Map<String, List<PdqHash>> turned =
        added.stream().collect(Collectors.toMap(one -> one.file().evidence(), Added::turned));
    List<Found> found = new ArrayList<>();
    for (Relied one : relied) {
      Map<String, KeptFile> kept =
          rows.ofIssue(issue.number()).stream()
              .collect(Collectors.toMap(KeptFile::evidence, file -> file));
      List<Evidence> others =
          files.values().stream()
              .filter(file -> !isRelied(kept.get(file.id())) && !one.evidence().contains(file.id()))
              .toList();
      for (String id : one.evidence()) {
        KeptFile file = kept.get(id);
        Evidence evidence = files.get(id);
        if (file != null && evidence != null) {
          found.addAll(
              comparison.of(
                  file, one.round(), turned.getOrDefault(id, turned(file)), kept.values()));
          found.addAll(
              PhotoStatements.times(
                  issue, evidence, file.takenAt(), foundAt(issue), one.at(), one.round()));
          PhotoStatements.place(issue, evidence, others, one.round()).ifPresent(found::add);
        }
      }
      rows.cited(one.evidence(), one.round());
    }
    return found;
  }

  private static List<PdqHash> turned(KeptFile file) {
    return file.hash() == null ? List.of() : file.hash().turned();
  }

  private static boolean isRelied(@Nullable KeptFile file) {
    return file != null && file.citedRound() != null;
  }

  /** When the issue was opened, or the beginning of the day on which it was found before that. */
  private Instant foundAt(Issue issue) {
    var day = issue.timing().foundOn();
    Instant found = day == null ? issue.openedAt() : day.atStartOfDay(zone).toInstant();
    return found.isBefore(issue.openedAt()) ? found : issue.openedAt();
  }
}
