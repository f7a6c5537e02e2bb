package org.bihuan.register;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import org.bihuan.organization.People;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.spreadsheet.TextNormalizer;
import org.springframework.stereotype.Component;

/**
 * Reads the cells of a file as the values of columns. What cannot be read as its type stays a text:
 * the check of the entry says what is wrong with it.
 */
@Component
class EntryCells {

  private static final Set<String> YES = Set.of("是", "有", "√", "yes", "true", "y", "1");
  private static final Set<String> NO = Set.of("否", "无", "×", "no", "false", "n", "0");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");

  /** Reading digits takes time that grows with their square. */
  private static final int LONGEST_NUMBER = 100;

  private final Units units;
  private final People people;

  EntryCells(Units units, People people) {
    this.units = units;
    this.people = people;
  }

  Object value(Field column, String text) {
    return switch (column.type()) {
      case "string" -> TextNormalizer.line(text);
      case "long", "double" -> number(text);
      case "boolean" -> flag(text);
      case "date" -> day(text);
      case "enum" -> choice(column, text);
      case "unit" -> unit(text);
      case "person" -> person(text);
      default -> text;
    };
  }

  private static Object number(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(",", "").strip();
    try {
      return plain.length() > LONGEST_NUMBER ? text : new BigDecimal(plain);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object flag(String text) {
    String key = TextNormalizer.key(text);
    if (YES.contains(key)) {
      return true;
    }
    return NO.contains(key) ? false : text;
  }

  /** A day as it is stored; another text as it is. */
  static String day(String text) {
    Matcher day = DAY.matcher(text.strip());
    return day.matches()
        ? "%s-%02d-%02d"
            .formatted(day.group(1), Integer.valueOf(day.group(2)), Integer.valueOf(day.group(3)))
        : text;
  }

  private static String choice(Field column, String text) {
    String key = TextNormalizer.key(text);
    return column.values().stream()
        .filter(value -> value.id().equals(text) || isNamed(value.names(), key))
        .findFirst()
        .map(value -> value.id())
        .orElse(text);
  }

  private static boolean isNamed(Names names, String key) {
    return TextNormalizer.key(names.zh()).equals(key)
        || (names.en() != null && TextNormalizer.key(names.en()).equals(key));
  }

  private String unit(String text) {
    List<Unit> named = units.named(TextNormalizer.line(text));
    return named.size() == 1 ? named.get(0).code() : text;
  }

  private String person(String text) {
    return people.find(text).isPresent() ? text : TextNormalizer.line(text);
  }
}
