package org.bihuan.process.template;

import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Template;

/** The names that placeholders have beside those of the contract's expressions. */
public final class DocumentNames {

  /** The next number of the series, in the parameter {@code number}. */
  public static final String SERIES = "series";

  /** The document itself: {@code document.number}, {@code document.name}. */
  public static final String NUMBER = "document.number";

  public static final String NAME = "document.name";

  /** In a table row that is repeated: one of the rows, and its number from 1. */
  public static final String ROW = "row";

  public static final String ROW_NUMBER = "rowNumber";

  /** The trail and the children, as rows. */
  public static final String TRAIL = "trail";

  public static final String CHILDREN = "children";

  public static final List<String> TRAIL_COLUMNS =
      List.of("at", "actor", "unit", "act", "step", "outcome", "comment", "round");

  public static final List<String> CHILD_COLUMNS =
      List.of("number", "title", "type", "unit", "status", "openedAt", "dueAt");

  private static final Set<String> LATE = Set.of(TRAIL, CHILDREN);

  private DocumentNames() {}

  /** Whether a placeholder is about a row of the table row that it stands in. */
  public static boolean isOfRow(Expression placeholder) {
    return placeholder
        .tree()
        .anyMatch(
            part ->
                part instanceof Expression.Path path
                    && (path.root().equals(ROW) || path.root().equals(ROW_NUMBER)));
  }

  /** Whether a placeholder is the trail or the children. */
  public static boolean isLate(Expression placeholder) {
    return placeholder instanceof Expression.Path path && LATE.contains(path.dotted());
  }

  /** Whether it names the number or the name of the document itself. */
  public static boolean isOfDocument(Expression placeholder) {
    return placeholder instanceof Expression.Path path
        && (path.dotted().equals(NUMBER) || path.dotted().equals(NAME));
  }

  /** Whether a number takes exactly one number of a series, and as a whole. */
  public static boolean isSeries(String number) {
    try {
      Template template = Template.parse(number);
      return template.expressions().filter(DocumentNames::isSeries).count() == 1
          && template
                  .expressions()
                  .flatMap(Expression::tree)
                  .filter(DocumentNames::isSeries)
                  .count()
              == 1;
    } catch (ExpressionException reportedWhereItStands) {
      return true;
    }
  }

  public static boolean isSeries(Expression expression) {
    return expression instanceof Expression.Path path && path.dotted().equals(SERIES);
  }
}
