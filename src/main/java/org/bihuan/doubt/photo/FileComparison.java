package org.bihuan.doubt.photo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.doubt.Found;
import org.bihuan.doubt.Rule;
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
   * What is doubtful of a file.
   *
   * @param round in which the unit relies on it
   * @param turned the hashes of its picture turned; none where it has none
   * @param beside all files of its issue
   */
  List<Found> of(KeptFile file, int round, List<PdqHash> turned, Collection<KeptFile> beside) {
    List<Found> found = new ArrayList<>();
    if (file.citedRound() != null && file.citedRound() < round) {
      found.add(found(Rule.SAME_FILE, file, file, round, Map.of()));
    }
    rows.sameBytes(file.sha256(), LOOKED_AT).stream()
        .flatMap(other -> later(Rule.SAME_FILE, file, round, other, Map.of()))
        .limit(TOLD)
        .forEach(found::add);
    samePictures(file, turned, beside).entrySet().stream()
        .flatMap(
            other ->
                later(
                    Rule.SAME_PICTURE,
                    file,
                    round,
                    other.getKey(),
                    Map.of("differing", other.getValue())))
        .limit(TOLD)
        .forEach(found::add);
    found.addAll(sameCamera(file, round));
    return found;
  }

  /** Other files that look the same, by how many bits differ, the nearest first. */
  private Map<KeptFile, Integer> samePictures(
      KeptFile file, List<PdqHash> turned, Collection<KeptFile> beside) {
    if (turned.isEmpty()) {
      return Map.of();
    }
    Set<KeptFile> others = new LinkedHashSet<>(beside); // those just added are not known yet
    others.addAll(
        rows.byId(known.near(turned, LOOKED_AT).stream().map(HashIndex.Near::id).toList()));
    Map<KeptFile, Integer> same = new LinkedHashMap<>();
    others.stream()
        .filter(other -> !other.sha256().equals(file.sha256()))
        .filter(other -> distance(turned, other) <= PdqHash.SAME)
        .sorted(Comparator.comparingInt(other -> distance(turned, other)))
        .forEach(other -> same.put(other, distance(turned, other)));
    return same;
  }

  private static int distance(List<PdqHash> turned, KeptFile other) {
    PdqHash hash = other.hash();
    return hash == null
        ? Integer.MAX_VALUE
        : turned.stream().mapToInt(hash::distance).min().orElse(Integer.MAX_VALUE);
  }

  private List<Found> sameCamera(KeptFile file, int round) {
    String camera = file.camera();
    String unit = file.unit();
    if (camera == null || unit == null) {
      return List.of();
    }
    return rows.otherUnitsByCamera(camera, unit, 1).stream()
        .map(other -> found(Rule.SAME_CAMERA, file, other, round, Map.of("camera", camera)))
        .toList();
  }

  /** Whichever of two was handed in later is doubtful, where its unit relies on it. */
  private static Stream<Found> later(
      Rule rule, KeptFile file, int round, KeptFile other, Map<String, Object> facts) {
    Integer cited = other.citedRound();
    if (file.isAfter(other, round)) {
      return Stream.of(found(rule, file, other, round, facts));
    }
    return cited != null && other.isAfter(file, cited)
        ? Stream.of(found(rule, other, file, cited, facts))
        : Stream.empty();
  }

  private static Found found(
      Rule rule, KeptFile file, KeptFile other, int round, Map<String, Object> more) {
    Map<String, Object> facts = new HashMap<>(more);
    facts.put("file", file.name());
    return new Found(
        file.issue(),
        rule,
        round,
        file.evidence(),
        file.uploader(),
        other.issue(),
        other.evidence(),
        facts,
        Map.of(
            "file",
            other.name(),
            "round",
            other.citedRound() == null ? 1 : other.citedRound(),
            "at",
            other.at().toString()));
  }
}
