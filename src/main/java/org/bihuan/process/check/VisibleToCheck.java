package org.bihuan.process.check;

import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;

/**
 * Fields of which only some groups see the value. The groups are worked out whenever the value is
 * read, of what the issue is then: they may use nothing that was filled in.
 */
final class VisibleToCheck {

  private static final String VISIBLE_TO = "bihuan:visibleTo";

  /** Files have their own place with the issue, and tables are compared and exported as a whole. */
  private static final Set<String> NOT_RESTRICTED = Set.of("evidence", "rows");

  /** How long the groups of one field may be together: they are kept with each value. */
  private static final int LONGEST = 1_000;

  private VisibleToCheck() {}

  static void check(XmlElement property, Findings findings) {
    String groups = property.attribute(VISIBLE_TO);
    if (groups == null) {
      return;
    }
    boolean restricted =
        groups.length() <= LONGEST
            && !NOT_RESTRICTED.contains(property.attribute("type", ""))
            && !property.id().equals(ProcessModel.OUTCOME)
            && property.attribute("bihuan:value") == null;
    List<String> items = Template.items(groups);
    if (!restricted || items.isEmpty() || !items.stream().allMatch(VisibleToCheck::isOfIssue)) {
      findings.add(Rule.VISIBLE_TO, property, property.id());
      return;
    }
    items.forEach(group -> StepCheck.group(property, group, findings));
  }

  private static boolean isOfIssue(String group) {
    try {
      return Template.parse(group)
          .expressions()
          .flatMap(Expression::tree)
          .allMatch(VisibleToCheck::isOfIssue);
    } catch (ExpressionException refused) {
      return true; // reported by the rule about expressions
    }
  }

  private static boolean isOfIssue(Expression part) {
    return part instanceof Expression.Path path
        ? path.root().equals("issue")
        : part instanceof Expression.Literal
            || (part instanceof Expression.Call call
                && Set.of("units.parent", "orElse").contains(call.function()));
  }
}
