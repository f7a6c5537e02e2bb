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

  /** The function whose result has members. */
  private static final String COUNTING = "children";

  private final ExpressionTokens tokens;
  private int depth;

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
    while (true) {
      if (tokens.takeIf(".") != null) {
        names.add(next(Kind.WORD));
      } else if (root.equals("fields") && tokens.takeIf("[") != null) {
        names.add(next(Kind.STRING));
        expect("]");
      } else {
        break;
      }
    }
    if (tokens.takeIf("(") == null) {
      return new Expression.Path(names);
    }
    String function = String.join(".", names);
    Expression result = new Expression.Call(function, arguments());
    return function.equals(COUNTING) && tokens.takeIf(".") != null
        ? new Expression.Member(result, next(Kind.WORD))
        : result;
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
