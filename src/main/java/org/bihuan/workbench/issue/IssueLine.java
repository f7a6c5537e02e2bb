package org.bihuan.workbench.issue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.facts.Status;
import org.bihuan.labels.Labels;

/**
 * One issue in the list.
 *
 * @param standing the current steps or, where it is closed, its resolution
 * @param glance the beginning of its description; empty where it has none
 */
record IssueLine(IssueItem issue, String standing, String glance) {

  /** How many characters of a description the list shows. */
  private static final int GLANCE = 400;

  static IssueLine of(Issue issue, Labels labels, Instant now) {
    IssueItem item = IssueItem.of(issue, now, Set.of());
    List<String> steps =
        issue.steps().stream()
            .map(step -> labels.step(issue.type(), issue.typeVersion(), step))
            .toList();
    return new IssueLine(
        item,
        Stream.concat(
                steps.isEmpty() || issue.closure().status() == Status.STANDING
                    ? Stream.of(labels.state(item))
                    : Stream.of(),
                steps.stream())
            .collect(Collectors.joining(" · ")),
        shortened(issue.facts().description() == null ? "" : issue.facts().description().strip()));
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= GLANCE) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, GLANCE)) + "…";
  }

  public boolean open() {
    return issue.closure().isOpen();
  }
}
