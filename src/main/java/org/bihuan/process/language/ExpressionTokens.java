package org.bihuan.process.language;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits an expression into names, numbers, strings and symbols. */
public final class ExpressionTokens {

  /** The kind of a token. */
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  /**
   * One token.
   *
   * @param text a string without its quotes; an operator in its symbolic form
   */
  record Token(Kind kind, String text) {
    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }

    BigDecimal number() {
      return new BigDecimal(text);
    }
  }

  /** Reserved words of the language, which cannot be used as names. */
  public static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "eq",
          "ne",
          "lt",
          "gt",
          "le",
          "ge",
          "true",
          "false",
          "null",
          "empty",
          "div",
          "mod",
          "instanceof");

  private static final Map<String, String> WORD_OPERATORS =
      Map.of(
          "and", "&&", "or", "||", "not", "!", "eq", "==", "ne", "!=", "lt", "<", "gt", ">", "le",
          "<=", "ge", ">=");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern SYMBOL =
      Pattern.compile("==|!=|<=|>=|&&|\\|\\||[-+*/%<>!().,\\[\\]}]");

  /** Limits of an expression: parser and evaluator recurse as deeply as it is long. */
  static final int MAX_LENGTH = 4_000;

  static final int MAX_TOKENS = 1_000;

  private final String source;
  private final int start;
  private int position;
  private int count;
  private Token current;

  ExpressionTokens(String source, int start) {
    this.source = source;
    this.start = start;
    this.position = start;
    this.current = read();
  }

  Token current() {
    return current;
  }

  /** The position after the current token. */
  int position() {
    return position;
  }

  Token take() {
    Token taken = current;
    // after the closing brace follows text, not a token
    current = taken.is("}") ? taken : read();
    return taken;
  }

  @Nullable Token takeIf(String... symbols) {
    for (String symbol : symbols) {
      if (current.is(symbol)) {
        return take();
      }
    }
    return null;
  }

  private Token read() {
    while (position < source.length() && Character.isWhitespace(source.charAt(position))) {
      position++;
    }
    if (position - start > MAX_LENGTH || ++count > MAX_TOKENS) {
      throw new ExpressionException(
          Rule.EXPRESSION_SIZE, position - start > MAX_LENGTH ? MAX_LENGTH : MAX_TOKENS);
    }
    if (position == source.length()) {
      return new Token(Kind.END, "");
    }
    char next = source.charAt(position);
    if (next == '\'' || next == '"') {
      return string(next);
    }
    String found = match(WORD);
    if (found != null) {
      String operator = WORD_OPERATORS.get(found);
      return operator == null ? new Token(Kind.WORD, found) : new Token(Kind.SYMBOL, operator);
    }
    found = match(NUMBER);
    if (found != null) {
      return new Token(Kind.NUMBER, found);
    }
    found = match(SYMBOL);
    if (found != null) {
      return new Token(Kind.SYMBOL, found);
    }
    throw new ExpressionException(Rule.EXPRESSION_SYNTAX, String.valueOf(next));
  }

  private @Nullable String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(source).region(position, source.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    position = matcher.end();
    return matcher.group();
  }

  private Token string(char quote) {
    StringBuilder text = new StringBuilder();
    for (position++; position < source.length(); position++) {
      char next = source.charAt(position);
      if (next == quote) {
        position++;
        return new Token(Kind.STRING, text.toString());
      }
      if (next == '\\' && position + 1 < source.length()) {
        next = source.charAt(++position);
      }
      text.append(next);
    }
    throw new ExpressionException(Rule.EXPRESSION_SYNTAX, String.valueOf(quote));
  }
}
