package org.bihuan.doubt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.Trail;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.TrailEvent.DoubtDismissed;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The doubts about an issue, for those who review it. */
@Component
public class Doubts {

  private static final int MOST = 100;
  private static final int LONGEST_REASON = 500;
  private static final String REASON = "reason";

  private final DoubtRows rows;
  private final DoubtViews views;
  private final Issues issues;
  private final LockedIssues lockedIssues;
  private final Trail trail;
  private final TrailEntries entries;
  private final Clock clock;

  Doubts(
      DoubtRows rows,
      DoubtViews views,
      Issues issues,
      LockedIssues lockedIssues,
      Trail trail,
      TrailEntries entries,
      Clock clock) {
    this.rows = rows;
    this.views = views;
    this.issues = issues;
    this.lockedIssues = lockedIssues;
    this.trail = trail;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * The doubts about an issue, the newest first and those that were looked at last; at most 100.
   *
   * @throws Problem 404 where the caller may not see the issue, or no doubts
   */
  public List<DoubtView> of(Caller caller, String number) {
    Issue issue = issues.visible(caller, number);
    DoubtRights.require(caller, number);
    return of(caller, number, issue.type(), issue.typeVersion());
  }

  /**
   * The same on the page of an issue that the caller may see; none for those who see no doubts. One
   * SQL statement.
   */
  public List<DoubtView> of(Caller caller, String number, String type, int version) {
    if (!DoubtRights.sees(caller)) {
      return List.of();
    }
    return rows.of(number, issues.readable(caller), MOST).stream()
        .map(doubt -> views.of(doubt, type, version))
        .toList();
  }

  /**
   * One side of a comparison.
   *
   * @param where the step and field; of a file, its name
   * @param entry the number of the entry of the trail with the text; 0 for a file
   * @param text null for a file, and where it is not there any more
   */
  public record Side(Issue issue, String where, int round, int entry, @Nullable String text) {}

  /**
   * A doubt with both places.
   *
   * @param there null where there is no other place that the reader may see
   */
  public record SideBySide(DoubtView doubt, Side here, @Nullable Side there) {}

  /**
   * A doubt with what it is about and what that was compared with.
   *
   * @throws Problem 404 where there is none, or the caller may not see it
   */
  public SideBySide sideBySide(Caller caller, String number, String id) {
    Issue issue = issues.visible(caller, number);
    Doubt doubt = find(caller, number, id);
    Doubt.Other other = doubt.other();
    Side there = null;
    if (other != null && other.seen()) {
      Issue otherIssue = issues.visible(caller, other.issue());
      there =
          side(
              caller,
              otherIssue,
              other.place(),
              views.where(other.facts(), otherIssue.type(), otherIssue.typeVersion()),
              other.facts().get("round") instanceof Number round ? round.intValue() : 1);
    }
    DoubtView view = views.of(doubt, issue.type(), issue.typeVersion());
    return new SideBySide(
        view, side(caller, issue, doubt.about(), view.where(), doubt.round()), there);
  }

  private Side side(Caller caller, Issue issue, String place, String where, int round) {
    Optional<Place> typed = Place.of(place);
    return new Side(
        issue,
        where,
        round,
        typed.map(Place::seq).orElse(0),
        typed.flatMap(one -> text(caller, issue.number(), one)).orElse(null));
  }

  private Optional<String> text(Caller caller, String issue, Place place) {
    List<TrailEntry> one =
        entries.seenBy(caller, entries.after(issue, place.seq() - 1, 1)).stream()
            .filter(entry -> entry.seq() == place.seq())
            .toList();
    return one.stream()
        .map(TrailEvent::of)
        .filter(Completed.class::isInstance)
        .map(event -> ((Completed) event).fields().path(place.field()))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst();
  }

  private Doubt find(Caller caller, String number, String id) {
    DoubtRights.require(caller, number);
    return rows.find(number, id, issues.readable(caller))
        .orElseThrow(() -> Problem.notFound("doubt", id));
  }

  /**
   * Notes in the trail that the caller has looked at it and has no concern; done again, it changes
   * nothing.
   *
   * @throws Problem 404 where there is none, or the caller may not see it; 403 where they may only
   *     read the issue, or it is about what they did themselves; 422 naming {@code reason}
   */
  @Transactional
  public DoubtView dismiss(Caller caller, String number, String id, @Nullable String reason) {
    Issue issue = issues.writable(caller, number);
    Doubt doubt = find(caller, number, id);
    if (doubt.author().equals(caller.username())) {
      throw Problem.forbidden("doubt.own");
    }
    String said = checked(reason);
    Object unused = lockedIssues.lock(number);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (rows.dismiss(id, new Doubt.Dismissed(now, caller.username(), said))) {
      trail.append(number, caller.username(), DoubtDismissed.of(id, doubt.rule().code(), said));
    }
    return views.of(find(caller, number, id), issue.type(), issue.typeVersion());
  }

  private static String checked(@Nullable String reason) {
    String said = reason == null ? "" : reason.strip();
    if (said.isEmpty()) {
      throw Problem.invalidSubmission(List.of(FieldError.missing(REASON)));
    }
    if (said.length() > LONGEST_REASON) {
      throw refused("form.tooLong", LONGEST_REASON);
    }
    if (!StorableText.is(said)) {
      throw refused("form.controlCharacter");
    }
    return said;
  }

  private static Problem refused(String key, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError(REASON, key, arguments)));
  }
}
