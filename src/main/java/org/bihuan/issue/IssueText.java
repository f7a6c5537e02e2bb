package org.bihuan.issue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.http.Problem;
import org.bihuan.http.search.Database;
import org.bihuan.http.search.FoldedText;
import org.bihuan.http.search.TextPieces;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.organization.People;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/**
 * Searches for words. An issue matches where each of them is found somewhere: in its number, title,
 * description or location, in the name of its responsible or supervising unit, or in the name of
 * somebody who worked on it. Capital and small letters, and full-width and half-width ones, are the
 * same.
 *
 * <p>On PostgreSQL an index of pieces of texts leaves few issues to compare (see {@link
 * TextPieces}); H2 compares all issues.
 */
@Component
class IssueText {

  /** Longest text that may be searched for, in characters. */
  static final int LONGEST = 200;

  /**
   * The expression that is searched; the index {@code issue_search} is over the same expression.
   * Only rows that were not written by this service lack the folded text.
   */
  private static final String TEXT =
      "(lower(i.number) || ' ' || coalesce(i.search_text, lower(i.title || ' '"
          + " || coalesce(i.description, '') || ' ' || coalesce(i.location, ''))))";

  /** What people do to issues themselves; a partial index has the same condition. */
  private static final String ACTS =
      "e.act in ('opened', 'issueOpened', 'commented', 'acted', 'evidenceAdded', 'claimed',"
          + " 'released', 'transferred', 'completed')";

  /** Of a person who did more than this, the last acts. */
  private static final int ACTS_OF_ONE = 1000;

  /** One character is part of too many names. */
  private static final int SHORTEST_NAME = 2;

  private final Database database;
  private final Units units;
  private final People people;

  IssueText(Database database, Units units, People people) {
    this.database = database;
    this.units = units;
    this.people = people;
  }

  /** What is stored of an issue to be searched. */
  static String stored(IssueFacts facts) {
    return FoldedText.of(
        Stream.of(facts.title(), facts.description(), facts.location())
            .map(text -> text == null ? "" : text)
            .reduce((before, text) -> before + " " + text)
            .orElse(""));
  }

  /**
   * A word as a condition.
   *
   * @param compared compares the texts themselves
   * @param indexed the same, found by an index where there is one
   */
  record Word(Condition compared, Condition indexed) {}

  /**
   * The words of a text.
   *
   * @throws Problem 400 naming {@code q} where the text is too long
   */
  List<Word> words(String text) {
    if (text.length() > LONGEST) {
      throw Problem.malformed("q", "issue.searchTooLong", Integer.toString(LONGEST));
    }
    List<NamedUnit> named = units.all().stream().map(NamedUnit::of).toList();
    return FoldedText.words(text).stream().map(word -> word(word, named)).toList();
  }

  private Word word(String word, List<NamedUnit> named) {
    String like = TEXT + " like ?";
    String pattern = "%" + escaped(word) + "%";
    List<String> unitsMeant =
        named.stream().filter(unit -> unit.names().contains(word)).map(NamedUnit::code).toList();
    Collection<String> peopleMeant = word.length() < SHORTEST_NAME ? List.of() : people.named(word);
    StringBuilder others = new StringBuilder();
    List<Object> parameters = new ArrayList<>();
    if (!unitsMeant.isEmpty()) {
      String[] codes = unitsMeant.toArray(String[]::new);
      others.append(" or i.unit = any(?) or i.supervisor = any(?)");
      parameters.add(codes);
      parameters.add(codes);
    }
    if (!peopleMeant.isEmpty()) {
      others.append(" or ").append(workedOn());
      parameters.add(peopleMeant.toArray(String[]::new));
    }
    Condition compared = condition(like + others, List.of(pattern), parameters);
    return new Word(
        compared,
        database.isPostgresql()
            ? condition(
                "(search_pieces" + TEXT + " @@ cast(? as tsquery) and " + like + ")" + others,
                List.of(TextPieces.query(word), pattern),
                parameters)
            : compared);
  }

  private static Condition condition(String sql, List<Object> first, List<Object> others) {
    List<Object> parameters = new ArrayList<>(first);
    parameters.addAll(others);
    return new Condition("(" + sql + ")", parameters);
  }

  private String workedOn() {
    return database.isPostgresql()
        ? "i.number = any(array(select e.issue from unnest(?) as p (actor) cross join lateral (select e.issue"
            + " from trail_entry e where e.actor = p.actor and "
            + ACTS
            + " order by e.at desc limit "
            + ACTS_OF_ONE
            + ") e))"
        : "i.number in (select e.issue from trail_entry e where e.actor = any(?) and " + ACTS + ")";
  }

  /** A unit with all its names, folded. */
  private record NamedUnit(String code, String names) {

    static NamedUnit of(Unit unit) {
      return new NamedUnit(
          unit.code(),
          FoldedText.of(
              Stream.of(unit.code(), unit.name(), unit.nameEn(), unit.shortName())
                  .filter(Objects::nonNull)
                  .collect(Collectors.joining("\n"))));
    }
  }

  /** The text escaped, so that a {@code like} pattern matches it literally. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
