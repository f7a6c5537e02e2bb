package org.bihuan.recurrence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
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

  /** Whether issues like this one are looked for among others, and it among them. */
  boolean areKept(Issue issue) {
    ProcessModel model = model(issue);
    return model != null && !model.rechecks();
  }

  private @Nullable ProcessModel model(Issue issue) {
    try {
      return types.get(issue.type(), issue.typeVersion()).model();
    } catch (Problem unknown) {
      return null; // an act on an issue whose file is gone is not held up
    }
  }

  /** Where it was found, as far as that is compared. */
  Place place(Issue issue) {
    return new Place(
        issue.unit(),
        issue.facts().location(),
        opened.entries(issue.number(), entryFields(model(issue))));
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
    keys.keep(issue.number(), LikenessKeys.kept(text, place(issue)));
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
