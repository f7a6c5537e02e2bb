package org.bihuan.recurrence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.recurrence.SignOffRows.SignOff;
import org.bihuan.recurrence.likeness.LikenessKeys;
import org.bihuan.recurrence.likeness.Place;
import org.bihuan.recurrence.likeness.ProblemText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what was signed off, so that issues like it are found. What only rechecks other issues says
 * the same as they, and is left out.
 */
@Component
class SignOffs {

  private final SignOffRows rows;
  private final LookAlikeRows keys;
  private final OpenedEntries opened;
  private final IssueTypes types;
  private final WorkCalendar calendar;
  private final Clock clock;

  SignOffs(
      SignOffRows rows,
      LookAlikeRows keys,
      OpenedEntries opened,
      IssueTypes types,
      WorkCalendar calendar,
      Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.opened = opened;
    this.types = types;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Whether issues of this type are found, and others like them looked for. */
  boolean areKept(String type, int version) {
    ProcessModel model = model(type, version);
    return model != null && !model.rechecks();
  }

  private @Nullable ProcessModel model(String type, int version) {
    try {
      return types.get(type, version).model();
    } catch (Problem unknown) {
      return null; // an act on an issue whose file is gone is not held up
    }
  }

  /** Where an issue was found, as far as that is compared. */
  Place place(String number, String type, int version, IssueFacts facts) {
    return new Place(
        facts.unit(), facts.location(), opened.entries(number, entryFields(model(type, version))));
  }

  /** The fields of an opening form that hold register entries, such as the enterprise. */
  static List<String> entryFields(@Nullable ProcessModel model) {
    return model == null
        ? List.of()
        : model.startForm().stream()
            .filter(field -> field.type().equals("entry") && !field.isRestricted())
            .map(Field::id)
            .toList();
  }

  /** Keeps the sign-off of an issue, or what has changed of it since. */
  void keep(Issue issue) {
    Instant at = Objects.requireNonNull(issue.closure().closedAt());
    SignOff one =
        new SignOff(
            issue.number(),
            at,
            day(at),
            issue.type(),
            plain(issue.unit()),
            issue.supervisor(),
            plain(issue.facts().category()));
    boolean isNew = rows.add(one);
    if (!isNew) {
      rows.replace(one);
    } else if (issue.progress().relapses() > 0) {
      rows.relapsed(issue.number(), day(at), at);
    }
    ProblemText text = ProblemText.of(issue.facts().title(), issue.facts().description());
    Place place = place(issue.number(), issue.type(), issue.typeVersion(), issue.facts());
    keys.keep(issue.number(), LikenessKeys.kept(text, place));
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The issue relapsed now. */
  void relapsed(Issue issue) {
    Instant now = clock.instant();
    rows.relapsed(issue.number(), day(now), now);
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, calendar.zone());
  }
}
