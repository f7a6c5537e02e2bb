package org.bihuan.doubt.photo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.doubt.Found;
import org.bihuan.doubt.Rule;
import org.bihuan.evidence.Evidence;
import org.springframework.stereotype.Component;

/** Compares one file with all that are kept. */
@Component
class FileComparison {

  /** Of those that are the same or look the same, the newest or nearest are looked at. */
  private static final int LOOKED_AT = 30;

  /** So many of each kind are told. */
  private static final int TOLD = 3;

  private final FileRows rows;
  private final KnownPictures known;

  FileComparison(FileRows rows, KnownPictures known) {
    this.rows = rows;
    this.known = known;
  }

  /**
   * @param round in which the unit relies on it
   * @param turned the hashes of its picture turned; none where it has none
   */
  List<Found> of(KeptFile file, Evidence evidence, int round, List<PdqHash> turned) {
    List<Found> found = new ArrayList<>();
    if (file.citedRound() != null && file.citedRound() < round) {
      found.add(found(Rule.SAME_FILE, file, file, round, Map.of("file", evidence.name())));
    }
    found.addAll(
        both(
            Rule.SAME_FILE,
            file,
            evidence,
            round,
            rows.sameBytes(file.sha256(), LOOKED_AT),
            Map.of()));
    found.addAll(samePicture(file, evidence, round, turned));
    found.addAll(sameCamera(file, evidence, round));
    return found;
  }

  private List<Found> samePicture(
      KeptFile file, Evidence evidence, int round, List<PdqHash> turned) {
    if (turned.isEmpty()) {
      return List.of();
    }
    Map<Long, Integer> distances = new HashMap<>();
    known.near(turned, LOOKED_AT).forEach(near -> distances.put(near.id(), near.distance()));
    List<KeptFile> others =
        rows.byId(distances.keySet()).stream()
            .filter(other -> !other.sha256().equals(file.sha256()))
            .sorted(Comparator.comparing(other -> distances.getOrDefault(other.id(), 0)))
            .toList();
    return others.stream()
        .flatMap(
            other ->
                both(
                    Rule.SAME_PICTURE,
                    file,
                    evidence,
                    round,
                    List.of(other),
                    Map.of("differing", distances.getOrDefault(other.id(), 0)))
                    .stream())
        .limit(TOLD)
        .toList();
  }

  private List<Found> sameCamera(KeptFile file, Evidence evidence, int round) {
    String camera = file.camera();
    String unit = file.unit();
    if (camera == null || unit == null) {
      return List.of();
    }
    return rows.otherUnitsByCamera(camera, unit, 1).stream()
        .map(
            other ->
                found(
                    Rule.SAME_CAMERA,
                    file,
                    other,
                    round,
                    Map.of("file", evidence.name(), "camera", camera)))
        .toList();
  }

  /** Whichever of two was handed in later is doubtful, where its unit relies on it. */
  private static List<Found> both(
      Rule rule,
      KeptFile file,
      Evidence evidence,
      int round,
      List<KeptFile> others,
      Map<String, Object> more) {
    return others.stream()
        .flatMap(
            other -> {
              Map<String, Object> facts = new HashMap<>(more);
              if (file.isAfter(other, round)) {
                facts.put("file", evidence.name());
                return Stream.of(found(rule, file, other, round, facts));
              }
              Integer cited = other.citedRound();
              return cited != null && other.isAfter(file, cited)
                  ? Stream.of(found(rule, other, file, cited, facts))
                  : Stream.<Found>empty();
            })
        .limit(TOLD)
        .toList();
  }

  private static Found found(
      Rule rule, KeptFile file, KeptFile other, int round, Map<String, Object> facts) {
    return new Found(
        file.issue(),
        rule,
        round,
        file.evidence(),
        file.uploader(),
        other.issue(),
        other.evidence(),
        facts,
        Map.of("at", other.at().toString()));
  }
}
