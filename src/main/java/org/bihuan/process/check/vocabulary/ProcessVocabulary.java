package org.bihuan.process.check.vocabulary;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.bihuan.process.values.ExpressionNames.IssueValue;
import org.bihuan.process.values.ExpressionNames.Value;

/**
 * What process files may say, as the check knows it: for tools, and for the tables of the authors'
 * guide.
 *
 * @param fieldTypes of forms; tables' columns take all but {@code rows}
 * @param acts the delegates of service tasks
 * @param values the first names of values in expressions
 * @param issueValues the values of {@code issue} and {@code parent}
 */
public record ProcessVocabulary(
    List<Element> elements,
    List<String> fieldTypes,
    List<Act> acts,
    List<String> values,
    List<String> issueValues,
    List<Function> functions,
    List<Broken> rules) {

  /**
   * An element of a file.
   *
   * @param children that may stand in it
   * @param extensions that may stand in its {@code extensionElements}
   * @param attributes beside those that every element of BPMN may have
   * @param expression whether its text may have expressions
   */
  public record Element(
      String name,
      List<String> children,
      List<String> extensions,
      List<Attribute> attributes,
      boolean expression) {}

  /**
   * An attribute.
   *
   * @param expression whether it may have expressions
   */
  public record Attribute(String name, boolean expression) {}

  /**
   * What a service task may do.
   *
   * @param fields whether it also takes {@code fields.<id>}
   */
  public record Act(String name, List<String> required, List<String> optional, boolean fields) {}

  /**
   * A function of expressions.
   *
   * @param least how many arguments it takes at least
   * @param most how many it takes at most
   */
  public record Function(String name, int least, int most) {}

  /**
   * A rule of the check.
   *
   * @param message what is wrong, with … for names in the file
   * @param instead what to write instead
   */
  public record Broken(String rule, String severity, String message, String instead) {}

  /** Stands for what a message names in the file at hand. */
  private static final Object[] ANY = {"…", "…", "…", "…", "…", "…", "…", "…"};

  /** The vocabulary, its texts in English or (any other locale) in Chinese. */
  public static ProcessVocabulary in(Locale locale) {
    return new ProcessVocabulary(
        Vocabulary.elements(),
        sorted(Vocabulary.FIELD_TYPES),
        ServiceTaskDelegates.SIGNATURES.entrySet().stream()
            .map(
                act ->
                    new Act(
                        act.getKey(),
                        sorted(act.getValue().required()),
                        sorted(act.getValue().optional()),
                        ServiceTaskDelegates.WITH_FIELDS.contains(act.getKey())))
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .toList(),
        Arrays.stream(Value.values()).map(Value::code).sorted().toList(),
        Arrays.stream(IssueValue.values()).map(IssueValue::code).sorted().toList(),
        Arrays.stream(ContractFunction.values())
            .map(function -> new Function(function.code(), function.least(), function.most()))
            .toList(),
        Arrays.stream(Rule.values()).map(rule -> broken(rule, locale)).toList());
  }

  private static Broken broken(Rule rule, Locale locale) {
    String key = "check." + rule.key();
    return new Broken(
        rule.key(),
        rule.severity().name().toLowerCase(Locale.ROOT),
        Finding.text(key, locale, ANY),
        Finding.text(key + ".instead", locale, ANY));
  }

  static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }
}
