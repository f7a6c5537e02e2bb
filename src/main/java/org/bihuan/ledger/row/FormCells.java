package org.bihuan.ledger.row;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bihuan.http.Problem.Reason;
import org.bihuan.ledger.header.FormColumns;
import org.bihuan.ledger.header.Header;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells that fill fields of the type's own opening form. What cannot be read as its type
 * stays a text: the form's own check says what is wrong with it.
 */
public final class FormCells {

  /** For a type without such fields. */
  public static final FormCells NONE = new FormCells(FormColumns.NONE, text -> Optional.empty());

  private static final Set<String> YES = Set.of("是", "有", "对", "√", "yes", "true", "y", "1");
  private static final Set<String> NO = Set.of("否", "无", "不", "×", "no", "false", "n", "0");

  /** Reading digits takes time that grows with their square. */
  private static final int LONGEST_NUMBER = 100;

  private final FormColumns form;
  private final Function<String, Optional<String>> people;

  /**
   * @param people finds the username of the only person whose name or username it is
   */
  public FormCells(FormColumns form, Function<String, Optional<String>> people) {
    this.form = form;
    this.people = people;
  }

  /**
   * The values of a row by the field's id; null where it has none.
   *
   * @param faults gets what is wrong with a cell
   */
  @Nullable Map<String, Object> read(
      Header header, SheetRow row, UnitNames units, BiConsumer<Header.Cell, Reason> faults) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Header.Cell cell : header.cells()) {
      FieldView field = header.fields().get(cell.index());
      String text = row.cell(cell.index()).strip();
      if (field == null || text.isEmpty() || (!isProse(field) && CellCheck.isNothing(text))) {
        continue;
      }
      Reader reader = new Reader(field, units, reason -> faults.accept(cell, reason));
      Object value = reader.value(text);
      if (value != null) {
        values.put(field.id(), value);
      }
    }
    return values.isEmpty() ? null : values;
  }

  private static boolean isProse(FieldView field) {
    return field.type().equals("string")
        || field.type().equals("text")
        || field.type().equals("boolean");
  }

  /** Reads one cell. */
  private final class Reader {

    private final FieldView field;
    private final UnitNames units;
    private final Consumer<Reason> faults;

    Reader(FieldView field, UnitNames units, Consumer<Reason> faults) {
      this.field = field;
      this.units = units;
      this.faults = faults;
    }

    @Nullable Object value(String text) {
      return switch (field.type()) {
        case "string" -> ChinesePunctuation.of(TextNormalizer.line(text));
        case "text" -> ChinesePunctuation.of(text);
        case "long", "double" -> number(text);
        case "boolean" -> flag(text);
        case "date" -> day(text);
        case "enum" -> form.choice(field, text).orElseGet(() -> unknown(text));
        case "unit" -> several(text, this::unit);
        case "person" -> several(text, name -> people.apply(name).orElse(name));
        default -> text;
      };
    }

    private Object number(String text) {
      String plain =
          Normalizer.normalize(text, Normalizer.Form.NFKC).replace(",", "").replace(" ", "");
      try {
        return plain.length() > LONGEST_NUMBER ? text : new BigDecimal(plain);
      } catch (NumberFormatException e) {
        return text;
      }
    }

    private @Nullable Object flag(String text) {
      String key = TextNormalizer.key(text);
      if (YES.contains(key)) {
        return true;
      }
      return NO.contains(key) ? false : unknown(text);
    }

    private @Nullable Object day(String text) {
      WrittenDay day = WrittenDay.of(text);
      if (!day.messageKey().isEmpty()) {
        faults.accept(new Reason(day.messageKey(), text));
      }
      return day.date() == null ? null : day.date().toString();
    }

    private @Nullable String unknown(String text) {
      faults.accept(new Reason("ledger.row.word", TextNormalizer.line(text)));
      return null;
    }

    private @Nullable String unit(String name) {
      UnitNames.Match match = units.find(name);
      if (match.code() == null) {
        faults.accept(new Reason(match.messageKey(), match.arguments().toArray()));
      }
      return match.code();
    }

    /** One value, or a list where the field takes several. */
    private @Nullable Object several(String text, Function<String, @Nullable String> one) {
      if (field.min() == null && field.max() == null) {
        return one.apply(TextNormalizer.line(text));
      }
      List<String> values = new ArrayList<>();
      StringTokenizer names = new StringTokenizer(text, "、，,；;\n");
      while (names.hasMoreTokens()) {
        String name = names.nextToken();
        String value = name.isBlank() ? null : one.apply(TextNormalizer.line(name));
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }
  }
}
