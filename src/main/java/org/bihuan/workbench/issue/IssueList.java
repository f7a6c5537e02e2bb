package org.bihuan.workbench.issue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What the list of issues shows.
 *
 * @param columns shown, from left to right
 * @param here the address of the list as it is filtered and ordered, from its first issue on
 * @param after where this page begins; null on the first
 * @param next where the next page begins; null on the last
 * @param total how many issues pass the filters, where it is known
 * @param totalIsMinimum whether there are more
 * @param overseen whether the caller oversees the unit whose issues are shown
 */
record IssueList(
    List<IssueLine> lines,
    List<IssueColumn> columns,
    IssueFilter filter,
    List<Chip> chips,
    Map<String, List<Choice>> choices,
    Address here,
    @Nullable String after,
    @Nullable String next,
    @Nullable Long total,
    boolean totalIsMinimum,
    boolean overseen) {

  /** Filters that are always visible; the others are collapsed until one of them is used. */
  private static final List<String> FREQUENT =
      List.of("q", "status", "unit", "severity", "type", "overdue");

  /** Filters with a field of their own in the form. */
  private static final Set<String> FIELDS =
      Set.of(
          "q",
          "status",
          "unit",
          "severity",
          "type",
          "overdue",
          "step",
          "supervisor",
          "source",
          "resolution",
          "category",
          "asOf",
          "campaign",
          "openedFrom",
          "openedTo",
          "dueFrom",
          "dueTo",
          "sort");

  /**
   * The parameters of the address that are not fields of the form; the form sends them as hidden
   * fields.
   */
  public Map<String, String> beside() {
    Map<String, String> beside = new LinkedHashMap<>(here.parameters());
    beside.keySet().removeAll(FIELDS);
    return beside;
  }

  public boolean filtered() {
    return !chips.isEmpty();
  }

  public boolean furtherUsed() {
    return filter.given().keySet().stream().anyMatch(name -> !FREQUENT.contains(name));
  }

  /** Whether this filter's value is among its choices. */
  public boolean offers(String name) {
    String given = filter.given().get(name);
    return choices.getOrDefault(name, List.of()).stream()
        .anyMatch(choice -> choice.value().equals(given));
  }

  public boolean shows(IssueColumn column) {
    return columns.contains(column);
  }

  public IssueColumn[] allColumns() {
    return IssueColumn.values();
  }

  /** Whether the list is ordered by this column. */
  public boolean ordered(IssueColumn column) {
    String sort = filter.sort() == null ? IssueColumn.OPENED.sort() : filter.sort();
    return sort != null && sort.equals(column.sort());
  }

  public Address orderedBy(IssueColumn column) {
    return here.with("sort", column == IssueColumn.OPENED ? null : column.sort());
  }

  public Address page(@Nullable String from) {
    return here.with("after", from);
  }

  public Address counted() {
    return here.with("count", "true");
  }

  /** The address without any filter; order and columns stay. */
  public Address unfiltered() {
    Address bare = here;
    for (String name : filter.given().keySet()) {
      bare = bare.with(name, null);
    }
    return bare;
  }

  /** The address that exports the same issues as a ledger. */
  public Address export() {
    return here.with("columns", null).at("/issues/export");
  }

  /** The categories of the issues shown, suggested while typing. */
  public TreeSet<String> categories() {
    return words(IssueFacts::category);
  }

  public TreeSet<String> campaigns() {
    return words(IssueFacts::campaign);
  }

  private TreeSet<String> words(Function<IssueFacts, @Nullable String> fact) {
    TreeSet<String> words = new TreeSet<>();
    for (IssueLine line : lines) {
      String word = fact.apply(line.issue().facts());
      if (word != null) {
        words.add(word);
      }
    }
    return words;
  }
}
