package org.bihuan.issue;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.bihuan.http.Problem;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Searches for words in number, title, description and location. An issue matches where it contains
 * each of them somewhere, in upper or lower case. On PostgreSQL an index of pairs of characters
 * (three in a row where they are plain ASCII) leaves few issues to compare; Chinese has no spaces
 * to split at, and many Chinese words have two characters. H2 compares all issues.
 */
@Component
class IssueText {

  /** Longest text that may be searched for, in characters. */
  static final int LONGEST = 200;

  /** The expression that is searched; the index {@code issue_text} is over the same expression. */
  private static final String TEXT =
      "(i.number || ' ' || i.title || ' ' || coalesce(i.description, '') || ' '"
          + " || coalesce(i.location, ''))";

  private static final Pattern SPACES = Pattern.compile("[\\s\\x0B\\x{85}\\p{Z}]+");

  private final boolean indexed;

  IssueText(JdbcTemplate jdbc) {
    this.indexed =
        Boolean.TRUE.equals(
            jdbc.execute(
                (ConnectionCallback<Boolean>)
                    connection ->
                        connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
  }

  /**
   * Adds the conditions, each with its parameter; none where the text has no words.
   *
   * @throws Problem 400 naming {@code q} where the text is too long
   */
  void find(String text, BiConsumer<String, Object> conditions) {
    if (text.length() > LONGEST) {
      throw Problem.malformed("q", "issue.searchTooLong", Integer.toString(LONGEST));
    }
    List<String> words =
        Arrays.stream(SPACES.split(text.toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .toList();
    if (indexed && !words.isEmpty()) {
      conditions.accept(
          "text_pieces" + TEXT + " @> text_pieces(cast(? as text))", String.join(" ", words));
    }
    for (String word : words) {
      conditions.accept("lower" + TEXT + " like ?", "%" + escaped(word) + "%");
    }
  }

  /** The text escaped, so that a {@code like} pattern matches it literally. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
