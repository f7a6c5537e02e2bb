package org.bihuan.process.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.process.check.form.RowsCheck;
import org.bihuan.process.check.vocabulary.Vocabulary;
import org.bihuan.process.language.ExpressionTokens;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/** Forms: types must be known, choices and limits must make sense. */
final class FormCheck implements ProcessFile.Check {

  /** Types whose limits mean a length, a value or a count. */
  private static final Set<String> LIMITED =
      Set.of("string", "text", "long", "double", "unit", "person", "issue", "evidence", "rows");

  /**
   * What a value of a type has at most: characters, files, or values; of files unless set
   * otherwise.
   */
  private static final Map<String, BigDecimal> MOST =
      Map.of(
          "string", BigDecimal.valueOf(500),
          "text", BigDecimal.valueOf(20_000),
          "long", BigDecimal.valueOf(Long.MAX_VALUE),
          "evidence", BigDecimal.valueOf(50),
          "unit", BigDecimal.valueOf(200),
          "person", BigDecimal.valueOf(200),
          "issue", BigDecimal.valueOf(200));

  private static final Set<String> TEXTS = Set.of("string", "text");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  @Override
  public void check(ProcessFile file, Findings findings) {
    RowsCheck rows = new RowsCheck(file.model(), file.types().registers(), findings);
    file.elements("extensionElements")
        .forEach(
            holder -> {
              fields(holder.all("flowable:formProperty").toList(), findings);
              rows.form(holder);
            });
    file.elements()
        .filter(element -> element.is("flowable:formProperty") || element.is(RowsCheck.COLUMN))
        .forEach(
            element -> {
              register(element, file, findings);
              linked(element, file, findings);
            });
  }

  /** A field of type entry names a register, and no other field does. */
  private static void register(XmlElement property, ProcessFile file, Findings findings) {
    String register = property.attribute("bihuan:register");
    boolean isEntry = property.attribute("type", "").equals("entry");
    if (isEntry
        ? register == null || !file.types().registers().containsKey(register)
        : register != null) {
      findings.add(
          Rule.UNKNOWN_REGISTER, property, property.id(), register == null ? "" : register);
    }
  }

  /** A field of type issue names a type, and no other field does. */
  private static void linked(XmlElement property, ProcessFile file, Findings findings) {
    String type = property.attribute("bihuan:of");
    boolean isIssue = property.attribute("type", "").equals("issue");
    if (isIssue && (type == null || !file.knowsType(type))) {
      findings.add(Rule.UNKNOWN_TYPE, property, type == null ? "" : type);
    } else if (!isIssue && type != null) {
      findings.add(Rule.UNSUPPORTED_ATTRIBUTE, property, "bihuan:of", property.name());
    }
  }

  static void fields(List<XmlElement> properties, Findings findings) {
    Set<String> ids = new HashSet<>();
    for (XmlElement property : properties) {
      if (!ids.add(property.id())) {
        findings.add(Rule.DUPLICATE_FIELD, property, property.id());
      }
      field(property, findings);
      fields(property.all(RowsCheck.COLUMN).toList(), findings);
    }
  }

  private static void field(XmlElement property, Findings findings) {
    String id = property.id();
    String type = property.attribute("type", "");
    if (!IdentityCheck.CAMEL.matcher(id).matches()) {
      findings.add(Rule.ELEMENT_ID, property, id);
    } else if (ExpressionTokens.RESERVED.contains(id)) {
      findings.add(Rule.RESERVED_NAME, property, id);
    }
    if (!Vocabulary.FIELD_TYPES.contains(type)) {
      findings.add(Rule.FIELD_TYPE, property, id, type);
    } else if (id.equals(ProcessModel.OUTCOME) && !type.equals("enum")) {
      findings.add(Rule.OUTCOME_TYPE, property, type);
    }
    if (Vocabulary.FIELD_TYPES.contains(type)) {
      values(property, findings);
      limits(property, type, findings);
      VisibleToCheck.check(property, findings);
    }
  }

  private static void values(XmlElement property, Findings findings) {
    boolean isEnum = property.attribute("type", "").equals("enum");
    List<XmlElement> values = property.all("flowable:value").toList();
    if (isEnum == values.isEmpty()) {
      findings.add(Rule.ENUM_WITHOUT_VALUES, property, property.id());
    }
    Pattern form = property.id().equals(ProcessModel.OUTCOME) ? IdentityCheck.CAMEL : VALUE;
    Set<String> ids = new HashSet<>();
    for (XmlElement value : values) {
      if (!form.matcher(value.id()).matches()) {
        findings.add(Rule.ELEMENT_ID, value, value.id());
      }
      if (!ids.add(value.id())) {
        findings.add(Rule.DUPLICATE_VALUE, value, property.id(), value.id());
      }
    }
  }

  private static void limits(XmlElement property, String type, Findings findings) {
    BigDecimal min = limit(property, "bihuan:min", type, findings);
    BigDecimal max = limit(property, "bihuan:max", type, findings);
    if (min != null && (isAbove(min, max) || isAbove(min, MOST.get(type)))) {
      findings.add(Rule.FIELD_LIMIT, property, property.id(), "bihuan:min");
    } else if (max != null && !leavesSome(property, type, min, max)) {
      findings.add(Rule.FIELD_LIMIT, property, property.id(), "bihuan:max");
    }
    String pattern = property.attribute("bihuan:pattern");
    if (pattern != null && (!TEXTS.contains(type) || FormReader.pattern(pattern) == null)) {
      findings.add(Rule.FIELD_PATTERN, property, property.id());
    }
    String required = property.attribute("required", "false");
    if (!required.equals("true") && !required.equals("false")) {
      findings.add(Rule.FIELD_LIMIT, property, property.id(), "required");
    }
  }

  /** Whether a value is left that a required field, or one of whole numbers, can have. */
  private static boolean leavesSome(
      XmlElement property, String type, @Nullable BigDecimal min, BigDecimal max) {
    if (type.equals("long")) {
      BigDecimal last = max.setScale(0, RoundingMode.FLOOR);
      return min == null || min.setScale(0, RoundingMode.CEILING).compareTo(last) <= 0;
    }
    boolean needed =
        property.attribute("required", "false").equals("true")
            || property.attribute("bihuan:when") != null;
    return !needed || type.equals("double") || max.signum() > 0;
  }

  private static boolean isAbove(BigDecimal least, @Nullable BigDecimal most) {
    return most != null && least.compareTo(most) > 0;
  }

  private static @Nullable BigDecimal limit(
      XmlElement property, String attribute, String type, Findings findings) {
    String text = property.attribute(attribute);
    BigDecimal limit = FormReader.limit(property, attribute);
    if (FormReader.expression(property, attribute) != null
        && (LIMITED.contains(type) || type.equals("date"))) {
      return null;
    }
    if (text != null && (limit == null || !LIMITED.contains(type))) {
      findings.add(Rule.FIELD_LIMIT, property, property.id(), attribute);
    }
    return limit;
  }
}
