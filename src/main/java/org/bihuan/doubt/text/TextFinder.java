package org.bihuan.doubt.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.doubt.Finder;
import org.bihuan.doubt.Found;
import org.bihuan.doubt.Place;
import org.bihuan.doubt.Rule;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.similarity.ComparableText;
import org.springframework.stereotype.Component;

/**
 * Compares texts that people typed when they completed a step with those of other issues and of
 * earlier rounds. What the product fills in by itself is left out: what is calculated, what a field
 * begins with, and what a form is filled in with again in a later round. Values that not everybody
 * sees are not compared.
 */
@Component
class TextFinder implements Finder {

  private static final Set<String> TYPED = Set.of("string", "text");

  /** Longer ones are compared as far as this, in characters. */
  private static final int LONGEST = 20_000;

  /** Of all texts that one was taken from, so many are told: those that are most alike. */
  private static final int TOLD = 3;

  private final IssueTypes types;
  private final KnownNames names;
  private final TextRows rows;

  TextFinder(IssueTypes types, KnownNames names, TextRows rows) {
    this.types = types;
    this.names = names;
    this.rows = rows;
  }

  @Override
  public Prepared prepare(Issue issue, List<TrailEntry> entries) {
    List<KeptText> typed = new ArrayList<>();
    Optional<ProcessModel> model = model(issue);
    for (TrailEntry entry : entries) {
      if (model.isPresent() && TrailEvent.of(entry) instanceof Completed completed) {
        typed.addAll(typed(issue, model.get(), entry, completed));
      }
    }
    return () -> find(typed);
  }

  private Optional<ProcessModel> model(Issue issue) {
    try {
      return Optional.of(types.get(issue.type(), issue.typeVersion()).model());
    } catch (Problem unknown) {
      return Optional.empty();
    }
  }

  private List<KeptText> typed(
      Issue issue, ProcessModel model, TrailEntry entry, Completed completed) {
    Step step = model.steps().get(String.valueOf(entry.step()));
    List<KeptText> typed = new ArrayList<>();
    if (step != null) {
      for (Field field : step.fields()) {
        JsonNode value = completed.fields().path(field.id());
        if (isTyped(field) && value.isTextual()) {
          text(issue, value.asText())
              .map(text -> kept(issue, entry, step, field, text))
              .ifPresent(typed::add);
        }
      }
    }
    return typed;
  }

  private static boolean isTyped(Field field) {
    return TYPED.contains(field.type())
        && !field.isRestricted()
        && field.formulas().value() == null
        && field.formulas().initial() == null;
  }

  private Optional<ComparableText> text(Issue issue, String typed) {
    if (typed.length() < Likeness.SHORTEST) {
      return Optional.empty(); // most are short: names need not be looked for
    }
    String some = typed.substring(0, Math.min(typed.length(), LONGEST));
    ComparableText text = ComparableText.of(some, names.of(issue));
    return Likeness.isComparable(text) ? Optional.of(shortened(text)) : Optional.empty();
  }

  /** Compatible forms may be longer than what they stand for. */
  private static ComparableText shortened(ComparableText text) {
    String value = text.value();
    return value.length() <= LONGEST ? text : new ComparableText(value.substring(0, LONGEST));
  }

  private static KeptText kept(
      Issue issue, TrailEntry entry, Step step, Field field, ComparableText text) {
    return new KeptText(
        0,
        issue.number(),
        new Place(entry.seq(), field.id()),
        step.id(),
        entry.round(),
        entry.unit(),
        entry.actor(),
        entry.at(),
        text);
  }

  private List<Found> find(List<KeptText> typed) {
    List<Found> found = new ArrayList<>();
    for (KeptText text : typed) {
      long[] bands = MinHash.bands(text.grams());
      found.addAll(copies(text, rows.alike(bands)));
      rows.add(text, bands);
    }
    return found;
  }

  private record Alike(KeptText text, double likeness) {}

  private static List<Found> copies(KeptText text, List<KeptText> others) {
    Set<String> grams = text.grams();
    return others.stream()
        .filter(other -> !other.isFilledInAgain(text) && !other.isOfSameRound(text))
        .map(other -> new Alike(other, Likeness.of(grams, other.grams())))
        .filter(alike -> Likeness.isCopied(alike.likeness()))
        .sorted(
            Comparator.comparingDouble(Alike::likeness)
                .reversed()
                .thenComparing(alike -> alike.text().id()))
        .limit(TOLD)
        .map(
            alike ->
                text.isAfter(alike.text())
                    ? found(text, alike.text(), alike.likeness())
                    : found(alike.text(), text, alike.likeness()))
        .toList();
  }

  /**
   * @param copy the later one: the doubt is told of its issue
   */
  private static Found found(KeptText copy, KeptText from, double likeness) {
    return new Found(
        copy.issue(),
        Rule.COPIED_TEXT,
        copy.round(),
        copy.place().text(),
        copy.author(),
        from.issue(),
        from.place().text(),
        Map.of(
            "part",
            Math.round(likeness * 1000) / 1000.0,
            "characters",
            copy.text().length(),
            "step",
            copy.step(),
            "field",
            copy.place().field()),
        Map.of(
            "step",
            from.step(),
            "field",
            from.place().field(),
            "round",
            from.round(),
            "at",
            from.at().toString()));
  }
}
