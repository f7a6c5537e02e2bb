package org.bihuan.process.check;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.decision.DecisionTable.Cell;
import org.bihuan.process.decision.DecisionTable.HitPolicy;
import org.bihuan.process.decision.DecisionTable.Input;
import org.bihuan.process.decision.DecisionTable.Output;
import org.bihuan.process.decision.OutputType;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.ExpressionTokens;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.values.Inference;
import org.bihuan.process.values.Scope;
import org.bihuan.process.values.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a decision table and collects its errors; the table may be used only where there are none.
 * Entries are parsed only here, so that exactly what was checked is evaluated.
 */
final class TableReader {

  /**
   * The greatest length of an entry, in characters. It limits the work, since each entry is parsed
   * together with its input.
   */
  private static final int LONGEST = 1000;

  private static final Pattern COMPARED = Pattern.compile("^(==|!=|<=|>=|<|>)\\s*");

  private final Findings findings;

  TableReader(Findings findings) {
    this.findings = findings;
  }

  DecisionTable read(XmlElement table, String key, Names names, @Nullable Names help) {
    for (String column : List.of("dmn:input", "dmn:output", "dmn:rule")) {
      if (table.first(column) == null) {
        findings.add(Rule.DMN_ELEMENT, table, column, table.name());
      }
    }
    HitPolicy policy = policy(table);
    List<Input> inputs = table.all("dmn:input").map(this::input).toList();
    Set<String> taken = new HashSet<>();
    List<Output> outputs = table.all("dmn:output").map(output -> output(output, taken)).toList();
    List<DecisionTable.Rule> rules =
        table.all("dmn:rule").map(rule -> rule(rule, inputs, outputs)).toList();
    return new DecisionTable(key, names, help, policy, inputs, outputs, rules);
  }

  /** Accepts only hit policies that give a single row, since {@code policy} cannot hold several. */
  private HitPolicy policy(XmlElement table) {
    String name = table.attribute("hitPolicy", "UNIQUE");
    for (HitPolicy policy : HitPolicy.values()) {
      if (policy.name().equals(name)) {
        return policy;
      }
    }
    findings.add(Rule.DMN_HIT_POLICY, table, name);
    return HitPolicy.UNIQUE;
  }

  private Input input(XmlElement input) {
    XmlElement expression = input.first("dmn:inputExpression");
    String text = expression == null ? "" : text(expression);
    if (alone(text) == null) {
      findings.add(Rule.DMN_INPUT, input, XmlElement.excerpt(text));
    }
    return new Input(label(input), text);
  }

  private Output output(XmlElement output, Set<String> taken) {
    String name = output.attribute("name", "");
    OutputType type = OutputType.named(output.attribute("typeRef", ""));
    if (!IdentityCheck.CAMEL.matcher(name).matches()
        || ExpressionTokens.RESERVED.contains(name)
        || !taken.add(name)
        || type == null) {
      findings.add(Rule.DMN_OUTPUT, output, name);
    }
    return new Output(name, type == null ? OutputType.STRING : type, label(output));
  }

  private Names label(XmlElement column) {
    String label = column.attribute("label", "");
    String english = column.attribute("bihuan:en");
    if (!label.isBlank() && english == null) {
      findings.add(Rule.ENGLISH_NAME, column, column.id(), label);
    }
    return new Names(label.isBlank() ? column.attribute("name", column.id()) : label, english);
  }

  private DecisionTable.Rule rule(XmlElement rule, List<Input> inputs, List<Output> outputs) {
    List<XmlElement> tests = rule.all("dmn:inputEntry").toList();
    List<XmlElement> answers = rule.all("dmn:outputEntry").toList();
    Names help = DmnCheck.help(rule, findings);
    if (tests.size() != inputs.size() || answers.size() != outputs.size()) {
      findings.add(Rule.DMN_ENTRY, rule, rule.id());
      return new DecisionTable.Rule(help, List.of(), List.of());
    }
    List<Cell> conditions = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      conditions.add(test(tests.get(i), inputs.get(i)));
    }
    List<Cell> values = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      values.add(answer(answers.get(i), outputs.get(i)));
    }
    return new DecisionTable.Rule(help, conditions, values);
  }

  /**
   * Reads an input entry as the right side of a comparison with its input: {@code issue.round} and
   * {@code > 3 and outcome == 'pass'} together are parsed as one condition, by the precedence of
   * the operators.
   */
  private Cell test(XmlElement entry, Input input) {
    String text = text(entry);
    if (text.isEmpty() || text.equals("-") || alone(input.expression()) == null) {
      return new Cell(text, null); // an input that is wrong is a finding by itself
    }
    Matcher compared = COMPARED.matcher(text);
    String sign = compared.lookingAt() ? compared.group(1) : "==";
    String right = compared.replaceFirst("");
    Expression condition =
        alone(right) == null ? null : parsed(input.expression() + " " + sign + " " + right);
    if (condition == null) {
      findings.add(Rule.DMN_ENTRY, entry, XmlElement.excerpt(text));
    }
    return new Cell(text, condition);
  }

  private Cell answer(XmlElement entry, Output output) {
    String text = text(entry);
    if (text.isEmpty()) {
      return new Cell(text, null);
    }
    Expression value = alone(text);
    if (value == null || !fits(value, output)) {
      findings.add(Rule.DMN_ENTRY, entry, XmlElement.excerpt(text));
    }
    return new Cell(text, value);
  }

  /**
   * Whether a literal has the output's type; other expressions can be checked only when they are
   * evaluated.
   */
  private static boolean fits(Expression value, Output output) {
    if (!(value instanceof Expression.Literal literal)) {
      return true;
    }
    try {
      if (literal.value() != null) {
        output.type().of(literal.value(), ZoneOffset.UTC);
        return true;
      }
    } catch (IllegalArgumentException notOfThisType) {
      // reported like any other error of the entry
    }
    return false;
  }

  /** Parses an entry by itself, so that it is complete without its input. */
  private static @Nullable Expression alone(String text) {
    return text.length() > LONGEST ? null : parsed(text);
  }

  private static @Nullable Expression parsed(String text) {
    try {
      Expression expression = Expressions.parse(text);
      Set<Rule> faults = new HashSet<>();
      ValueType unused =
          new Inference(Scope.ofDecision(), (rule, args) -> faults.add(rule)).of(expression);
      // an entry alone is not yet the comparison that it is a part of
      return faults.contains(Rule.EXPRESSION_OUTSIDE) ? null : expression;
    } catch (ExpressionException e) {
      return null;
    }
  }

  private static String text(XmlElement holder) {
    XmlElement text = holder.first("dmn:text");
    return text == null ? "" : text.text();
  }
}
