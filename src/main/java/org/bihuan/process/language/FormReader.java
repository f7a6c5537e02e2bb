package org.bihuan.process.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.process.language.ProcessModel.Condition;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Figure;
import org.bihuan.process.language.ProcessModel.FigureKind;
import org.bihuan.process.language.ProcessModel.Formulas;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.ProcessModel.Value;
import org.jspecify.annotations.Nullable;

/** Reads form properties. Malformed values count as absent: the form rules report them. */
public final class FormReader {

  /**
   * The largest allowed pattern: matching takes time proportional to the text's length and to this.
   */
  private static final long MAX_PATTERN = 10_000;

  private static final Pattern REPEATS = Pattern.compile("(\\))?\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

  /** Types whose limits are values; those of other types are lengths or counts. */
  private static final Set<String> VALUES = Set.of("long", "double");

  /** How many digits before, and places after, the decimal point a number in a form may have. */
  private static final int WHOLE_DIGITS = 30;

  private static final int PLACES = 20;

  private static final int LONGEST_LIMIT = 100;

  /** Attributes with the expressions of a figure. */
  public static final Set<String> FIGURES = Set.of("part", "whole", "sum", "average");

  /** Above every length and count that a field can have. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  private FormReader() {}

  static List<Field> fields(XmlElement owner) {
    return owner.extensions("flowable:formProperty").map(FormReader::field).toList();
  }

  public static Names names(XmlElement element) {
    String english = element.attribute("bihuan:en");
    if (english == null) {
      english =
          element
              .extensions("flowable:localization")
              .filter(text -> text.attribute("locale", "").startsWith("en"))
              .map(text -> text.attribute("name", ""))
              .filter(name -> !name.isBlank())
              .findFirst()
              .orElse(null);
    }
    return new Names(element.attribute("name", "").strip(), english);
  }

  /** The figures of a type; malformed ones are left out. */
  static List<Figure> figures(XmlElement process) {
    return process.extensions("bihuan:figure").flatMap(figure -> figure(figure).stream()).toList();
  }

  /** One of them; empty where it does not say exactly one thing. */
  public static Optional<Figure> figure(XmlElement figure) {
    Set<String> said = new HashSet<>(FIGURES);
    said.retainAll(figure.attributes().keySet());
    FigureKind kind =
        said.equals(Set.of("part", "whole"))
            ? FigureKind.SHARE
            : said.equals(Set.of("sum"))
                ? FigureKind.SUM
                : said.equals(Set.of("average")) ? FigureKind.AVERAGE : null;
    if (kind == null) {
      return Optional.empty();
    }
    Template value = expression(figure, kind == FigureKind.SHARE ? "part" : kind.code());
    Template whole = kind == FigureKind.SHARE ? expression(figure, "whole") : null;
    if (value == null || (kind == FigureKind.SHARE && whole == null)) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
            figure.id(),
            names(figure),
            kind,
            value.single().orElseThrow(),
            whole == null ? null : whole.single().orElseThrow(),
            figure.attribute("by")));
  }

  /** Reads one field of a form, or one column. */
  public static Field field(XmlElement property) {
    return new Field(
        property.id(),
        names(property),
        property.attribute("type", ""),
        property.attribute("required", "false").equals("true"),
        property.all("flowable:value").map(FormReader::value).toList(),
        limit(property, "bihuan:min"),
        limit(property, "bihuan:max"),
        expression(property, "bihuan:min"),
        expression(property, "bihuan:max"),
        pattern(property.attribute("bihuan:pattern")),
        condition(property.attribute("bihuan:when")),
        property.attribute("type", "").equals("rows") ? rows(property) : null,
        new Formulas(
            expression(property, "bihuan:value"),
            expression(property, "bihuan:default"),
            expression(property, "bihuan:choices")),
        property.attribute(
            property.attribute("type", "").equals("issue") ? "bihuan:of" : "bihuan:register"),
        property.attribute("bihuan:visibleTo"));
  }

  private static Rows rows(XmlElement property) {
    return new Rows(
        property.all("bihuan:column").map(FormReader::field).toList(),
        property
            .all("bihuan:column")
            .filter(column -> column.attribute("bihuan:hidden", "").equals("true"))
            .map(XmlElement::id)
            .collect(Collectors.toSet()),
        expression(property, "bihuan:given"));
  }

  private static Value value(XmlElement value) {
    return new Value(value.id(), names(value));
  }

  /**
   * Reads a limit: any number for number fields, an integer for lengths and counts. Null for a
   * number that no field could have: {@code 1E+999999999} is short, but printing it would use up
   * the memory.
   */
  public static @Nullable BigDecimal limit(XmlElement property, String attribute) {
    String text = property.attribute(attribute);
    if (text == null || text.length() > LONGEST_LIMIT) {
      return null;
    }
    try {
      BigDecimal limit = new BigDecimal(text);
      boolean taken =
          VALUES.contains(property.attribute("type", "")) ? isShort(limit) : isCount(limit);
      return taken ? limit : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Reads an attribute that is one expression; null where it is something else, or not valid. */
  public static @Nullable Template expression(XmlElement property, String attribute) {
    String text = property.attribute(attribute);
    if (text == null || !Template.isIn(text)) {
      return null;
    }
    try {
      Template read = Template.parse(text.strip());
      return read.single().isPresent() ? read : null;
    } catch (ExpressionException e) {
      return null;
    }
  }

  private static boolean isShort(BigDecimal limit) {
    if (limit.signum() == 0) {
      return Math.abs((long) limit.scale()) <= PLACES;
    }
    BigDecimal shortest = limit.stripTrailingZeros();
    return (long) shortest.precision() - shortest.scale() <= WHOLE_DIGITS
        && shortest.scale() <= PLACES;
  }

  private static boolean isCount(BigDecimal limit) {
    return isShort(limit)
        && limit.signum() >= 0
        && limit.compareTo(MOST) <= 0
        && limit.stripTrailingZeros().scale() <= 0;
  }

  public static @Nullable Pattern pattern(@Nullable String text) {
    try {
      return text == null || size(text) > MAX_PATTERN ? null : Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** An upper bound of the pattern's length with all repetitions written out. */
  private static long size(String pattern) {
    long single = pattern.length();
    long groups = 1;
    Matcher repeats = REPEATS.matcher(pattern);
    while (repeats.find() && groups <= MAX_PATTERN) {
      String most = repeats.group(3) == null || repeats.group(3).isEmpty() ? "2" : "3";
      long times = Long.parseLong(repeats.group(Integer.parseInt(most)));
      if (repeats.group(1) == null) {
        single += times;
      } else {
        groups *= Math.max(1, times);
      }
    }
    return single * groups;
  }

  private static @Nullable Condition condition(@Nullable String text) {
    try {
      return text == null ? null : new Condition(text, Expressions.parse(text));
    } catch (ExpressionException e) {
      return null;
    }
  }
}
