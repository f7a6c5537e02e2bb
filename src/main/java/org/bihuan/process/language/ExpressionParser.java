package org.bihuan.process.language;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.process.language.ExpressionTokens.Kind;
import org.bihuan.process.language.ExpressionTokens.Token;

/**
 * A recursive-descent parser of the contract's language, starting with the weakest operator.
 * Precedence is that of the engine's own language. Constructs without a rule here (ternary, lambda,
 * index, method, assignment) are syntax errors.
 */
final class ExpressionParser {

  private static final int MAX_DEPTH = 50;

  /** A step and a field may stand in brackets: {@code fields['step']['field']}. */
  private static final int MOST_BRACKETED = 3;

  /** A filter within a filter compares each row with each; one more level would take too long. */
  private static final int MAX_FILTERS = 2;

  private final ExpressionTokens tokens;
  private int depth;
  private int filters;

  ExpressionParser(ExpressionTokens tokens) {
    this.tokens = tokens;
  }

  Expression expression() {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException(Rule.EXPRESSION_SIZE, MAX_DEPTH);
    }
    Expression left = and();
    while (tokens.takeIf("||") != null) {
      left = new Expression.Binary("||", left, and());
    }
    depth--;
    return left;
  }

  private Expression and() {
    Expression left = equality();
    while (tokens.takeIf("&&") != null) {
      left = new Expression.Binary("&&", left, equality());
    }
    return left;
  }

  private Expression equality() {
    Expression left = relation();
    for (Token sign; (sign = tokens.takeIf("==", "!=")) != null; ) {
      left = new Expression.Binary(sign.text(), left, relation());
    }
    return left;
  }

  private Expression relation() {
    Expression left = sum();
    for (Token sign; (sign = tokens.takeIf("<", ">", "<=", ">=")) != null; ) {
      left = new Expression.Binary(sign.text(), left, sum());
    }
    return left;
  }

  private Expression sum() {
    Expression left = product();
    for (Token sign; (sign = tokens.takeIf("+", "-")) != null; ) {
      left = new Expression.Binary(sign.text(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = unary();
    for (Token sign; (sign = tokens.takeIf("*", "/", "%")) != null; ) {
      left = new Expression.Binary(sign.text(), left, unary());
    }
    return left;
  }

  private Expression unary() {
    Token sign = tokens.takeIf("!", "-");
    boolean empty = sign == null && isWord("empty");
    if (sign == null && !empty) {
      return primary();
    }
    if (empty) {
      tokens.take();
    }
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException(Rule.EXPRESSION_SIZE, MAX_DEPTH);
    }
    Expression operand = unary();
    depth--;
    return new Expression.Unary(sign == null ? "empty" : sign.text(), operand);
  }

  private boolean isWord(String word) {
    return tokens.current().kind() == Kind.WORD && tokens.current().text().equals(word);
  }

  private Expression primary() {
    Token token = tokens.take();
    return switch (token.kind()) {
      case NUMBER -> new Expression.Literal(token.number());
      case STRING -> new Expression.Literal(token.text());
      case WORD -> word(token.text());
      default -> parenthesised(token);
    };
  }

  private Expression parenthesised(Token opening) {
    if (!opening.is("(")) {
      throw new ExpressionException(Rule.EXPRESSION_SYNTAX, opening.text());
    }
    Expression inner = expression();
    expect(")");
    return inner;
  }

  private Expression word(String word) {
    return switch (word) {
      case "true", "false" -> new Expression.Literal(Boolean.valueOf(word));
      case "null" -> new Expression.Literal(null);
      default -> path(word);
    };
  }

  private Expression path(String root) {
    List<String> names = new ArrayList<>(List.of(root));
    while (tokens.takeIf(".") != null) {
      names.add(next(Kind.WORD));
    }
    boolean isCall = tokens.takeIf("(") != null;
    Expression value =
        isCall
            ? new Expression.Call(String.join(".", names), arguments())
            : new Expression.Path(names);
    return members(value);
  }

  /** The members and filters after a value. */
  private Expression members(Expression value) {
    Expression found = value;
    while (true) {
      if (tokens.takeIf(".") != null) {
        found = member(found, next(Kind.WORD));
      } else if (tokens.takeIf("[") != null) {
        found = bracketed(found);
      } else {
        return found;
      }
    }
  }

  private static Expression member(Expression of, String name) {
    if (!(of instanceof Expression.Path path)) {
      return new Expression.Member(of, name);
    }
    List<String> names = new ArrayList<>(path.names());
    names.add(name);
    return new Expression.Path(names);
  }

  /** A step or a field in the other notation, {@code fields['step']}, or a filter. */
  private Expression bracketed(Expression of) {
    if (++filters > MAX_FILTERS) {
      throw new ExpressionException(Rule.EXPRESSION_SYNTAX, "[");
    }
    Token first = tokens.current();
    Expression inside = expression();
    expect("]");
    filters--;
    if (!(inside instanceof Expression.Literal literal)) {
      return new Expression.Filter(of, inside);
    }
    boolean named =
        of instanceof Expression.Path path
            && path.root().equals("fields")
            && path.names().size() < MOST_BRACKETED
            && literal.value() instanceof String;
    if (!named) {
      throw new ExpressionException(Rule.EXPRESSION_SYNTAX, first.text());
    }
    return member(of, String.valueOf(literal.value()));
  }

  private List<Expression> arguments() {
    List<Expression> arguments = new ArrayList<>();
    if (tokens.takeIf(")") != null) {
      return arguments;
    }
    do {
      arguments.add(expression());
    } while (tokens.takeIf(",") != null);
    expect(")");
    return arguments;
  }

  private String next(Kind kind) {
    Token token = tokens.take();
    if (token.kind() != kind) {
      throw new ExpressionException(Rule.EXPRESSION_SYNTAX, token.text());
    }
    return token.text();
  }

  private void expect(String symbol) {
    if (tokens.takeIf(symbol) == null) {
      throw new ExpressionException(Rule.EXPRESSION_SYNTAX, tokens.current().text());
    }
  }
}
