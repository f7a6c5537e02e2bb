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

  /** Literal text. */
  public record Text(String text) implements Part {}

  /** The expression between <code>${</code> and <code>}</code>. */
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
      // the engine's deferred form: nothing needs it, and it is easily overlooked
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

  /** Whether a value with this name is used: {@code issue.dueAt}. */
  public boolean mentions(String name) {
    return expressions()
        .flatMap(Expression::tree)
        .anyMatch(part -> part instanceof Expression.Path path && path.dotted().equals(name));
  }

  /** Whether the whole text is only the value with this name. */
  public boolean isPath(String name) {
    return path().filter(name::equals).isPresent();
  }

  /** The name of a value, where the whole text is only that value. */
  public Optional<String> path() {
    return single()
        .filter(Expression.Path.class::isInstance)
        .map(one -> ((Expression.Path) one).dotted());
  }

  /** Whether any value below this first name is used: {@code fields}. */
  public boolean looksInto(String root) {
    return expressions()
        .flatMap(Expression::tree)
        .anyMatch(part -> part instanceof Expression.Path path && path.root().equals(root));
  }

  /** Whether a function with this name is called: {@code calendar.plusWorkdays}. */
  public boolean calls(String function) {
    return expressions()
        .flatMap(Expression::tree)
        .anyMatch(part -> part instanceof Expression.Call call && call.function().equals(function));
  }

  /** The expression, where the whole text is only that expression. */
  public Optional<Expression> single() {
    return parts.size() == 1 ? expressions().findFirst() : Optional.empty();
  }

  /**
   * The text with its expressions evaluated; where the whole text is one expression, the value
   * itself, not as text.
   *
   * @throws IllegalArgumentException where that one expression cannot be evaluated
   */
  public @Nullable Object value(Expressions.Values values) {
    Optional<Expression> single = single();
    return single.isPresent() ? Expressions.evaluate(single.get(), values) : text(values);
  }

  /** The text with its expressions evaluated; what is empty or cannot be evaluated is no text. */
  public String text(Expressions.Values values) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          part instanceof Text plain ? plain.text() : text(((Value) part).expression(), values));
    }
    return text.toString();
  }

  private static String text(Expression expression, Expressions.Values values) {
    try {
      Object value = Expressions.evaluate(expression, values);
      return value == null ? "" : values.text(value);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Splits at commas outside of expressions. */
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
