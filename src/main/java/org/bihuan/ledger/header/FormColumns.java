package org.bihuan.ledger.header;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.spreadsheet.TextNormalizer;

/**
 * The fields of a type's own opening form that columns of a ledger fill: a column whose header is
 * the Chinese or English name of a field.
 */
public final class FormColumns {

  public static final FormColumns NONE = new FormColumns();

  /** What a cell cannot hold. */
  private static final Set<String> NOT_IN_CELLS = Set.of("evidence", "rows");

  private final Map<String, FieldView> byHeader = new HashMap<>();
  private final Map<String, String> choices = new HashMap<>();
  private final Set<String> restricted = new HashSet<>();

  private FormColumns() {}

  /** The fields of the same form in both languages. */
  public static FormColumns of(FormView chinese, FormView english) {
    FormColumns columns = new FormColumns();
    for (FormView form : List.of(chinese, english)) {
      form.fields().stream().filter(FormColumns::isInCells).forEach(columns::add);
      form.fields().stream()
          .filter(FieldView::isRestricted)
          .forEach(field -> columns.restricted.add(TextNormalizer.headerKey(field.name())));
    }
    return columns;
  }

  /** Whether a cell can hold a value of this field: ledgers pass through many hands. */
  public static boolean isInCells(FieldView field) {
    return !NOT_IN_CELLS.contains(field.type()) && !field.isRestricted();
  }

  private void add(FieldView field) {
    byHeader.putIfAbsent(TextNormalizer.headerKey(field.name()), field);
    for (Choice choice : field.values() == null ? List.<Choice>of() : field.values()) {
      Stream.of(choice.id(), choice.name())
          .forEach(word -> choices.putIfAbsent(key(field.id(), word), choice.id()));
    }
  }

  private static String key(String field, String word) {
    return field + " " + TextNormalizer.key(word);
  }

  /** Whether it is the name of a field that not everybody sees: such a column is left out. */
  boolean isRestricted(String title) {
    return restricted.contains(HeaderWords.key(title));
  }

  Optional<FieldView> field(String title) {
    return Optional.ofNullable(byHeader.get(HeaderWords.key(title)));
  }

  /** The id of an enum's value that is written as its id or one of its names. */
  public Optional<String> choice(FieldView field, String word) {
    return word.length() > TextNormalizer.LONGEST_WORD
        ? Optional.empty()
        : Optional.ofNullable(choices.get(key(field.id(), word)));
  }
}
