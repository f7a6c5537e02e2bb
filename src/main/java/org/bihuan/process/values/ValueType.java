package org.bihuan.process.values;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value.
 *
 * @param item the type of a list's values; null for other types
 * @param words the values an enum or a known text may have; empty for other types
 * @param columns the named values of a row; empty also where they are known only at run time
 * @param emptyBecause why it may be empty; null where it is surely there
 * @param range between which numbers it lies, where it is a number
 */
public record ValueType(
    Kind kind,
    @Nullable ValueType item,
    Set<String> words,
    Map<String, ValueType> columns,
    @Nullable Names emptyBecause,
    Range range) {

  private static final int MOST_WORDS = 10;

  public static ValueType of(Kind kind) {
    return new ValueType(kind, null, Set.of(), Map.of(), null, Range.ANY);
  }

  /** An enum or a known text with these values. */
  public static ValueType of(Kind kind, Set<String> words) {
    return new ValueType(kind, null, words, Map.of(), null, Range.ANY);
  }

  /** A number that surely lies between these. */
  public static ValueType of(Range range) {
    return new ValueType(Kind.NUMBER, null, Set.of(), Map.of(), null, range);
  }

  public static ValueType listOf(ValueType item) {
    return new ValueType(Kind.LIST, item, Set.of(), Map.of(), null, Range.ANY);
  }

  public static ValueType row(Map<String, ValueType> columns) {
    return new ValueType(Kind.ROW, null, Set.of(), columns, null, Range.ANY);
  }

  public boolean maybeEmpty() {
    return emptyBecause != null;
  }

  /** The same, maybe empty for this reason; null: surely there. */
  public ValueType empty(@Nullable Names because) {
    return new ValueType(kind, item, words, columns, because, range);
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is a list of rows, or a row. */
  public boolean hasRows() {
    return is(Kind.ROW) || (item != null && item.is(Kind.ROW));
  }

  /** The type of one value of a list; of any other type itself. */
  public ValueType single() {
    return item == null ? this : item;
  }

  /** Whether a field of this type can hold such a value. */
  public boolean takes(ValueType given) {
    if (given.is(Kind.ANY) || is(Kind.ANY) || given.is(Kind.NOTHING)) {
      return true;
    } else if (item != null) {
      return item.takes(given.single());
    }
    return switch (kind) {
      case TEXT -> !given.hasRows();
      case ENUM -> (given.is(Kind.ENUM) || given.is(Kind.WORD)) && words.containsAll(given.words());
      case ENTRY -> given.is(Kind.WORD) || (given.is(Kind.ENTRY) && words.equals(given.words()));
      case DATE, INSTANT ->
          given.kind().isTime()
              || (given.is(Kind.WORD) && given.words().stream().allMatch(Need::isTime));
      default -> given.is(kind) || (kind.isCode() && given.is(Kind.WORD));
    };
  }

  /** The type of both, for a value that is either; null where they have none in common. */
  @Nullable ValueType or(ValueType other) {
    if (is(Kind.NOTHING) || other.is(Kind.ANY)) {
      return other;
    }
    if (kind == other.kind) {
      Set<String> all = new LinkedHashSet<>(words);
      all.addAll(other.words);
      return new ValueType(kind, item, all, columns, emptyBecause, range.or(other.range));
    }
    if (is(Kind.ANY) || other.is(Kind.NOTHING)) {
      return this;
    }
    if (kind.isTime() && other.kind.isTime()) {
      return of(Kind.INSTANT).empty(emptyBecause);
    }
    boolean code = kind.isCode() || is(Kind.TEXT);
    boolean otherCode = other.kind.isCode() || other.is(Kind.TEXT);
    return code && other.is(Kind.WORD)
        ? this
        : is(Kind.WORD) && otherCode ? other.empty(emptyBecause) : null;
  }

  /** How it is named to people. */
  public Names names() {
    if (item != null) {
      return Finding.both(Kind.LIST.key(), item.names());
    }
    if (is(Kind.ENUM)) {
      List<String> shown = words.stream().limit(MOST_WORDS).toList();
      String more = words.size() > MOST_WORDS ? ", …" : "";
      return Finding.both(kind.key(), String.join(", ", shown) + more);
    }
    return Finding.both(kind.key());
  }

  String wordsTold() {
    return words.stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
  }
}
