package org.bihuan.doubt.habit;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.doubt.Finder;
import org.bihuan.doubt.Found;
import org.bihuan.doubt.Rule;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.Evidences;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.event.Claimed;
import org.bihuan.issue.event.Closed;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.RoundBegun;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at how long a review took, and whether its evidence was opened. A review is a step of
 * others than the responsible unit, after that has handed in something in the same round.
 */
@Component
class ReviewFinder implements Finder {

  private static final int BATCH = 200;

  /** Longer trails are read as far as this. */
  private static final int BATCHES = 20;

  private final TrailEntries trail;
  private final IssueTypes types;
  private final Evidences evidences;
  private final ReviewRows rows;
  private final OpenedEvidence opened;

  ReviewFinder(
      TrailEntries trail,
      IssueTypes types,
      Evidences evidences,
      ReviewRows rows,
      OpenedEvidence opened) {
    this.trail = trail;
    this.types = types;
    this.evidences = evidences;
    this.rows = rows;
    this.opened = opened;
  }

  @Override
  public Prepared prepare(Issue issue, List<TrailEntry> entries) {
    Optional<ProcessModel> model = model(issue);
    Set<Integer> judged =
        entries.stream()
            .filter(entry -> model.isPresent() && isJudgement(model.get(), entry))
            .map(TrailEntry::seq)
            .collect(Collectors.toSet());
    if (model.isEmpty() || judged.isEmpty()) {
      return List::of;
    }
    List<TrailEntry> all = all(issue.number());
    Set<String> pictures =
        evidences.of(issue.number()).stream()
            .filter(file -> file.mediaType().startsWith("image/"))
            .map(Evidence::id)
            .collect(Collectors.toSet());
    List<Review> reviews = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (judged.contains(all.get(i).seq())) {
        Review review = review(model.get(), all, i, pictures);
        if (review != null) {
          reviews.add(review);
        }
      }
    }
    return () -> find(issue, reviews);
  }

  private Optional<ProcessModel> model(Issue issue) {
    try {
      return Optional.of(types.get(issue.type(), issue.typeVersion()).model());
    } catch (Problem unknown) {
      return Optional.empty();
    }
  }

  private static boolean isJudgement(ProcessModel model, TrailEntry entry) {
    ProcessModel.Step step = model.steps().get(String.valueOf(entry.step()));
    return TrailEvent.of(entry) instanceof Completed && step != null && !step.isUnits();
  }

  private List<TrailEntry> all(String issue) {
    List<TrailEntry> all = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      int last = all.isEmpty() ? 0 : all.get(all.size() - 1).seq();
      List<TrailEntry> more = trail.after(issue, last, BATCH);
      if (more.isEmpty()) {
        break;
      }
      all.addAll(more);
    }
    return all;
  }

  /** The review that an entry completed; null where there was nothing to review. */
  private static @Nullable Review review(
      ProcessModel model, List<TrailEntry> all, int place, Set<String> pictures) {
    TrailEntry entry = all.get(place);
    String task = TrailEvent.of(entry).task();
    Instant claimedAt = null;
    boolean handedIn = false;
    Set<String> files = new LinkedHashSet<>();
    for (TrailEntry before : all.subList(0, place)) {
      TrailEvent event = TrailEvent.of(before);
      if (event instanceof Claimed && event.task().equals(task)) {
        claimedAt = before.actor().equals(entry.actor()) ? before.at() : null;
      } else if (event instanceof Completed completed
          && before.round() == entry.round()
          && !isJudgement(model, before)) {
        handedIn = true;
        files.addAll(completed.cited());
      }
    }
    if (!handedIn) {
      return null;
    }
    boolean sentBack = false;
    boolean signedOff = false;
    for (TrailEntry after : all.subList(place + 1, all.size())) {
      TrailEvent event = TrailEvent.of(after);
      if (event instanceof Completed) {
        break;
      }
      sentBack |= event instanceof RoundBegun;
      signedOff |= event instanceof Closed closed && isGood(closed);
    }
    return new Review(
        task,
        String.valueOf(entry.step()),
        entry.actor(),
        entry.round(),
        claimedAt,
        entry.at(),
        List.copyOf(files),
        (int) files.stream().filter(pictures::contains).count(),
        sentBack,
        signedOff);
  }

  private static boolean isGood(Closed closed) {
    return closed.facts().getOrDefault("good", BooleanNode.FALSE).asBoolean();
  }

  private List<Found> find(Issue issue, List<Review> reviews) {
    List<Found> found = new ArrayList<>();
    Instant since = opened.since();
    for (Review review : reviews) {
      rows.add(issue.number(), issue.unit(), review);
      if (review.isFast()) {
        found.add(
            found(
                issue,
                Rule.FAST_REVIEW,
                review,
                Map.of(
                    "step",
                    review.step(),
                    "seconds",
                    review.took().toSeconds(),
                    "least",
                    review.least().toSeconds(),
                    "files",
                    review.photos())));
      }
      if (isUnseen(review, since)) {
        found.add(
            found(
                issue,
                Rule.NOT_OPENED,
                review,
                Map.of("step", review.step(), "files", review.files().size())));
      }
    }
    return found;
  }

  private boolean isUnseen(Review review, @Nullable Instant since) {
    Instant begun = review.claimedAt() == null ? review.at() : review.claimedAt();
    return review.signedOff()
        && !review.files().isEmpty()
        && since != null
        && begun.isAfter(since)
        && !opened.any(review.reviewer(), review.files(), review.at());
  }

  private static Found found(Issue issue, Rule rule, Review review, Map<String, Object> facts) {
    return Found.alone(
        issue.number(), rule, review.round(), review.task(), review.reviewer(), facts);
  }
}
