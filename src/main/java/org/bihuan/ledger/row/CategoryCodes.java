package org.bihuan.ledger.row;

import java.util.HashMap;
import java.util.Map;
import org.bihuan.labels.Labels;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * Exported ledgers say what categories are called. In their rows, which have the issue's number,
 * the name is its code again, so that nothing seems to have changed.
 */
public final class CategoryCodes {

  private static final String CATEGORY = "category";

  private final Labels labels;
  private final String type;
  private final Map<String, String> known = new HashMap<>();

  public CategoryCodes(Labels labels, String type) {
    this.labels = labels;
    this.type = type;
  }

  /** The same row with the code. */
  public Entry of(Entry entry) {
    NewIssue issue = entry.issue();
    String written = issue.category();
    if (written == null || entry.number().isEmpty()) {
      return entry;
    }
    String code = known.computeIfAbsent(written, name -> labels.categoryCode(type, name));
    Map<String, @Nullable String> facts = new HashMap<>(issue.facts());
    facts.put(CATEGORY, code);
    NewIssue coded = new NewIssue(issue.type(), facts, issue.dueOn(), issue.fields());
    return new Entry(entry.line(), entry.number(), entry.foundOn(), entry.described(), coded);
  }
}
