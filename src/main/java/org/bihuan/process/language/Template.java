package org.bihuan.process.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text with expressions in it: {@code ${issue.unit}/rectifier}. */
public record Template(List<Part> parts) {

  /** A piece of a template. */
  public sealed interface Part {}

  /** Text as it stands. */
  public record Text(String text) implements Part {}

  /** What stood between <code>${</code> and <code>}</code>. */
  public record Value(Expression expression) implements Part {}

  public static boolean isIn(String text) {
    return text.contains("${") || text.contains("#{");
  }

  private static final int MAX_LENGTH = 20_000;

  public static Template parse(String source) {
    if (source.length() > MAX_LENGTH && isIn(source)) {
      throw new ExpressionException(Rule.EXPRESSION_SIZE, MAX_LENGTH);
    }
    if (source.contains("#{")) {
      // the engine's deferred form: nothing needs it, and it would slip past the eye
      throw new ExpressionException(Rule.EXPRESSION_SYNTAX, "#{");
    }
    List<Part> parts = new ArrayList<>();
    int position = 0;
    for (int start; (start = source.indexOf("${", position)) >= 0; ) {
      if (start > position) {
        parts.add(new Text(source.substring(position, start)));
      }
      ExpressionTokens tokens = new ExpressionTokens(source, start + 2);
      parts.add(new Value(new ExpressionParser(tokens).expression()));
      if (!tokens.current().is("}")) {
        throw new ExpressionException(Rule.EXPRESSION_SYNTAX, tokens.current().text());
      }
      position = tokens.position();
    }
    if (position < source.length()) {
      parts.add(new Text(source.substring(position)));
    }
    return new Template(List.copyOf(parts));
  }

  public Stream<Expression> expressions() {
    return parts.stream().filter(Value.class::isInstance).map(part -> ((Value) part).expression());
  }

  /** Whether a value of this name is looked at: {@code issue.dueAt}. */
  public boolean mentions(String name) {
    return expressions()
        .flatMap(Expression::tree)
        .anyMatch(part -> part instanceof Expression.Path path && path.dotted().equals(name));
  }

  /** Whether the whole is the value of this name and nothing else. */
  public boolean isPath(String name) {
    return path().filter(name::equals).isPresent();
  }

  /** The name of a value where the whole is that value and nothing else. */
  public Optional<String> path() {
    return single()
        .filter(Expression.Path.class::isInstance)
        .map(one -> ((Expression.Path) one).dotted());
  }

  /** Whether any value under this root is looked at: {@code fields}. */
  public boolean looksInto(String root) {
    return expressions()
        .flatMap(Expression::tree)
        .anyMatch(part -> part instanceof Expression.Path path && path.root().equals(root));
  }

  /** Whether a function of this name is called: {@code calendar.plusWorkdays}. */
  public boolean calls(String function) {
    return expressions()
        .flatMap(Expression::tree)
        .anyMatch(part -> part instanceof Expression.Call call && call.function().equals(function));
  }

  /** The expression where the text is nothing else. */
  public Optional<Expression> single() {
    return parts.size() == 1 ? expressions().findFirst() : Optional.empty();
  }

  /**
   * The text with its expressions worked out; where the whole is one expression, its value as it
   * is.
   */
  public @Nullable Object value(Expressions.Values values) {
    Optional<Expression> single = single();
    if (single.isPresent()) {
      return Expressions.evaluate(single.get(), values);
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Text plain) {
        text.append(plain.text());
      } else if (part instanceof Value expression) {
        Object value = Expressions.evaluate(expression.expression(), values);
        text.append(value == null ? "" : value);
      }
    }
    return text.toString();
  }

  /** Cuts at commas that stand outside expressions. */
  public static List<String> items(String source) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < source.length(); i++) {
      char next = source.charAt(i);
      depth += next == '{' ? 1 : next == '}' ? -1 : 0;
      if (next == ',' && depth == 0) {
        items.add(source.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    items.add(source.substring(begin).strip());
    return items;
  }
}
