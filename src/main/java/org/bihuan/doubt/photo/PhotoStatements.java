package org.bihuan.doubt.photo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.doubt.Found;
import org.bihuan.doubt.Rule;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.inspection.PhotoDetails;
import org.bihuan.issue.Issue;
import org.jspecify.annotations.Nullable;

/** What photos say of themselves that does not fit their issue. Saying nothing is no doubt. */
final class PhotoStatements {

  /** Clocks of cameras go wrong, and some say the time of another zone. */
  private static final Duration LATITUDE = Duration.ofHours(24);

  /** Receivers err, and a place has an extent. In kilometres. */
  private static final double FURTHEST = 1;

  private PhotoStatements() {}

  /**
   * @param found when the issue was opened, or found before that
   * @param submitted when the unit relied on it
   */
  static List<Found> times(
      Issue issue,
      Evidence file,
      @Nullable Instant taken,
      Instant found,
      Instant submitted,
      int round) {
    List<Found> doubts = new ArrayList<>();
    if (taken != null && taken.isBefore(found.minus(LATITUDE))) {
      doubts.add(time(issue, Rule.TAKEN_BEFORE_OPENING, file, taken, found, round));
    }
    if (taken != null && taken.isAfter(submitted.plus(LATITUDE))) {
      doubts.add(time(issue, Rule.TAKEN_AFTER_SUBMITTING, file, taken, submitted, round));
    }
    return doubts;
  }

  private static Found time(
      Issue issue, Rule rule, Evidence file, Instant taken, Instant other, int round) {
    return Found.alone(
        issue.number(),
        rule,
        round,
        file.id(),
        file.uploadedBy(),
        Map.of(
            "file",
            file.name(),
            "takenAt",
            taken.toString(),
            "hours",
            Duration.between(taken, other).abs().toHours()));
  }

  /**
   * How far a photo was taken from where the issue is: from the coordinates in its location, else
   * from the nearest of the photos of others.
   *
   * @param others photos of the issue on which the unit does not rely
   */
  static Optional<Found> place(Issue issue, Evidence file, List<Evidence> others, int round) {
    Position taken = position(file.photo());
    if (taken == null) {
      return Optional.empty();
    }
    Optional<Position> stated =
        Optional.ofNullable(issue.facts().location()).flatMap(Position::stated);
    if (stated.isPresent()) {
      double distance = taken.distance(stated.get());
      return distance <= FURTHEST
          ? Optional.empty()
          : Optional.of(
              Found.alone(
                  issue.number(),
                  Rule.TAKEN_ELSEWHERE,
                  round,
                  file.id(),
                  file.uploadedBy(),
                  facts(file, distance)));
    }
    return others.stream()
        .filter(other -> position(other.photo()) != null)
        .min(Comparator.comparingDouble(other -> distance(taken, other)))
        .filter(nearest -> distance(taken, nearest) > FURTHEST)
        .map(
            nearest ->
                new Found(
                    issue.number(),
                    Rule.TAKEN_ELSEWHERE,
                    round,
                    file.id(),
                    file.uploadedBy(),
                    issue.number(),
                    nearest.id(),
                    facts(file, distance(taken, nearest)),
                    Map.of("file", nearest.name())));
  }

  private static Map<String, Object> facts(Evidence file, double distance) {
    return Map.of("file", file.name(), "kilometres", Math.round(distance * 10) / 10.0);
  }

  private static double distance(Position taken, Evidence other) {
    Position there = position(other.photo());
    return there == null ? Double.MAX_VALUE : taken.distance(there);
  }

  private static @Nullable Position position(PhotoDetails photo) {
    return photo.latitude() == null || photo.longitude() == null
        ? null
        : new Position(photo.latitude(), photo.longitude());
  }
}
