package org.bihuan.process.check.expression;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.template.DocumentNames;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.process.template.DocumentTemplate.Placeholder;
import org.bihuan.process.values.Inference;
import org.bihuan.process.values.Kind;
import org.bihuan.process.values.Need;
import org.bihuan.process.values.Scope;
import org.bihuan.process.values.ValueType;

/**
 * Checks the placeholders of a template against the values at the service task that fills it in. A
 * placeholder with rows stands in a row of a table, which is repeated for each; others in it may
 * name the {@code row}.
 */
final class DocumentPlaceholders {

  private final Scope scope;
  private final XmlElement task;
  private final Findings findings;
  private final String name;
  private final boolean numbered;
  private final Map<Integer, ValueType> rows = new HashMap<>();
  private final Set<Integer> late = new TreeSet<>();

  DocumentPlaceholders(Scope scope, XmlElement task, Findings findings) {
    this.scope = scope;
    this.task = task;
    this.findings = findings;
    Map<String, String> parameters = ServiceTaskDelegates.parameters(task);
    this.name = parameters.getOrDefault("template", "");
    this.numbered = !parameters.getOrDefault("number", "").isBlank();
  }

  void check(DocumentTemplate template) {
    List<Placeholder> all = template.placeholders();
    all.stream().filter(one -> !DocumentNames.isOfRow(one.expression())).forEach(this::ofWhole);
    all.stream().filter(one -> DocumentNames.isOfRow(one.expression())).forEach(this::ofRow);
  }

  private void ofWhole(Placeholder placeholder) {
    Expression expression = placeholder.expression();
    boolean document = DocumentNames.isOfDocument(expression);
    if (document && (numbered || Inference.told(expression).equals(DocumentNames.NAME))) {
      return;
    }
    boolean isLate = DocumentNames.isLate(expression);
    ValueType type =
        isLate
            ? ValueType.listOf(columns(Inference.told(expression)))
            : inference(scope, placeholder).of(expression);
    if (type.kind() != Kind.LIST || !type.hasRows()) {
      ValueType unused = inference(scope, placeholder).check(expression, Need.TEXT);
      return;
    }
    boolean second = rows.put(placeholder.line(), type.single()) != null;
    if (placeholder.line() == DocumentTemplate.OUTSIDE || second) {
      findings.add(Rule.TEMPLATE_ROWS, task, name, placeholder.source());
    }
    if (isLate) {
      late.add(placeholder.line());
    }
  }

  private void ofRow(Placeholder placeholder) {
    ValueType row = rows.get(placeholder.line());
    if (row == null || placeholder.line() == DocumentTemplate.OUTSIDE) {
      findings.add(Rule.TEMPLATE_ROWS, task, name, placeholder.source());
      return;
    }
    Map<String, ValueType> names = new HashMap<>();
    boolean whole = placeholder.expression() instanceof Expression.Path;
    if (whole || !late.contains(placeholder.line())) {
      names.put(DocumentNames.ROW, row);
      names.put(DocumentNames.ROW_NUMBER, ValueType.of(Kind.NUMBER));
    }
    ValueType unused =
        inference(scope.naming(names), placeholder).check(placeholder.expression(), Need.TEXT);
  }

  private static ValueType columns(String rows) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    List<String> names =
        rows.equals(DocumentNames.TRAIL)
            ? DocumentNames.TRAIL_COLUMNS
            : DocumentNames.CHILD_COLUMNS;
    names.forEach(column -> columns.put(column, ValueType.of(Kind.TEXT)));
    return ValueType.row(columns);
  }

  /** What is wrong in a template is told with the service task that fills it in. */
  private Inference inference(Scope at, Placeholder placeholder) {
    return new Inference(
        at,
        (rule, args) -> {
          String key = "check." + rule.key();
          findings.add(
              Rule.TEMPLATE_PLACEHOLDER,
              task,
              name,
              placeholder.source(),
              Finding.both(key, args),
              Finding.both(key + ".instead", args));
        });
  }
}
