package org.bihuan.process.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.language.Finding.Severity;

/**
 * Collects the findings of the rules. Each is kept once, and no more than a person can read, so
 * that a file full of errors does not get a report longer than itself.
 */
public final class Findings {

  public static final int MOST = 500;
  private static final int LONGEST = 300;

  private final Set<Finding> found = new LinkedHashSet<>();
  private final Set<XmlElement> ignored = new HashSet<>();
  private boolean full;

  /** From now on nothing is reported of this element, or of one inside it. */
  public void ignore(XmlElement element) {
    ignored.add(element);
  }

  /** Whether a fault of this element, or of one around it, is reported already. */
  public boolean isIgnored(XmlElement element) {
    XmlElement at = element;
    while (at != null && !ignored.contains(at)) {
      at = at.parent();
    }
    return at != null;
  }

  public void add(Rule rule, XmlElement where, Object... args) {
    if (!isIgnored(where)) {
      add(rule, where.address(), where.line(), args);
    }
  }

  public void add(Rule rule, String element, int line, Object... args) {
    if (found.size() < MOST) {
      List<Object> told = Stream.of(args).map(Findings::cut).toList();
      found.add(new Finding(String.valueOf(cut(element)), line, rule.key(), rule.severity(), told));
    } else if (rule.severity() == Severity.ERROR) {
      full = true;
    }
  }

  private static Object cut(Object arg) {
    return arg instanceof String text && text.length() > LONGEST
        ? text.substring(0, LONGEST) + "…"
        : arg;
  }

  public boolean hasErrors() {
    return full || found.stream().anyMatch(Finding::isError);
  }

  public List<Finding> inOrder() {
    List<Finding> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Finding::line));
    if (full) {
      Rule rule = Rule.TOO_MANY_FINDINGS;
      sorted.add(new Finding("", 0, rule.key(), rule.severity(), List.of(String.valueOf(MOST))));
    }
    return sorted;
  }
}
