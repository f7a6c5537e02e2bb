package org.bihuan.issue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bihuan.http.Page;
import org.bihuan.issue.past.AsOf;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;

/** Finds issues, and only those that the caller may see. */
public interface Issues {

  /**
   * @throws org.bihuan.http.Problem 404 where there is none, or the caller may not see it
   */
  Issue visible(Caller caller, String number);

  /**
   * The same, for an operation that changes the issue.
   *
   * @throws org.bihuan.http.Problem as {@link #visible}, and 403 {@code read-only} where the caller
   *     may only read it
   */
  Issue writable(Caller caller, String number);

  /** What the caller may do with this issue. */
  Access access(Caller caller, Issue issue);

  /**
   * Those of the numbers that are issues the caller may see; no SQL statement for an empty
   * collection.
   */
  Set<String> readable(Caller caller, Collection<String> numbers);

  /** Those of the numbers that are issues the caller may see, with what they say. */
  List<Issue> visible(Caller caller, Collection<String> numbers);

  /**
   * The open issues of a type at these units that the caller may see, the newest first, at most so
   * many; no SQL statement for an empty collection.
   */
  List<Issue> open(Caller caller, String type, Collection<String> units, int most);

  /**
   * Which issues the caller may see, as a condition over the table {@code issue} alias {@code i}.
   */
  Condition readable(Caller caller);

  /** The issue, without checking a caller's rights: for the service itself. */
  Optional<Issue> find(String number);

  /** Those of the numbers that are issues, by number; for the service itself, a few hundred. */
  List<Issue> found(Collection<String> numbers);

  /**
   * As {@link #find} with what this transaction has changed; no SQL statement where it is locked
   * here.
   */
  Optional<Issue> current(String number);

  /**
   * An issue with the state its process has stored, read-only: only {@link LockedIssue} can be
   * changed.
   *
   * @param process the engine's process instance; null once closed
   * @param revision grows with every change; includes the current transaction's change where the
   *     snapshot comes from a {@link LockedIssue}
   */
  record Snapshot(Issue issue, @Nullable String process, ProcessState state, long revision) {

    /** Ids of what it has passed in its process: the steps completed and, once closed, its end. */
    public Set<String> passed() {
      Set<String> passed = new TreeSet<>(state.completedSteps());
      if (issue.closure().resolution() != null) {
        passed.add(issue.closure().resolution());
      }
      return passed;
    }
  }

  /** The issue with its process and state; one SQL statement, no lock. */
  Optional<Snapshot> snapshot(String number);

  /**
   * Counts an issue's children of a type.
   *
   * @param open not closed
   * @param good closed with success
   * @param relapsed reopened at least once
   */
  record ChildCounts(int total, int open, int good, int relapsed) {

    /** The same with one more child. */
    ChildCounts with(Issue child) {
      return new ChildCounts(
          total + 1,
          open + (child.isOpen() ? 1 : 0),
          good + (child.closure().good() ? 1 : 0),
          relapsed + (child.progress().relapses() > 0 ? 1 : 0));
    }
  }

  /**
   * Counts the children of this type in one SQL statement, those that this transaction opens or
   * changes as they are now.
   */
  ChildCounts countChildren(String number, String type);

  /** The open children of this type. */
  List<String> openChildren(String number, String type);

  /** One page of an issue's children, as far as the caller may see them, by number. */
  Page<Issue> children(Caller caller, String number, @Nullable String after, int limit);

  /** An issue's children, by number, at most so many; for the service itself. */
  List<Issue> childrenOf(String number, int most);

  /** The numbers of this issue's children. */
  List<String> children(String number);

  /**
   * Other issues of interest on the page of an issue, as far as the caller may see them.
   *
   * @param linked its parent and its children, by number
   * @param similar issues opened before for the same unit in the same category, newest first
   */
  record Related(List<Issue> linked, List<Issue> similar) {}

  /** One SQL statement. */
  Related related(Caller caller, IssueItem issue, List<String> children);

  /** One page of the issues that pass the filter. */
  Page<Issue> list(
      Caller caller, IssueFilter filter, @Nullable String after, int limit, boolean count);

  /**
   * Calls the action for every issue that passes the filter, in order; reads in pages, so that
   * memory use stays constant.
   */
  void forEach(Caller caller, IssueFilter filter, Consumer<Issue> action);

  /**
   * The filter and the caller's rights as an SQL condition over the table {@code issue} alias
   * {@code i}, of now.
   *
   * @throws org.bihuan.http.Problem 400 naming the parameter that cannot be used, {@code asOf} too
   */
  Condition condition(Caller caller, IssueFilter filter);

  /**
   * The issues that pass a filter, as of the moment it names.
   *
   * @param table where they are found, alias {@code i}
   * @param condition over that table
   * @param at the moment as of which what passes is overdue or not
   */
  record Selection(AsOf table, Condition condition, Instant at) {}

  /**
   * The same as of the moment the filter names, for statistics; of now where it names none.
   *
   * @throws org.bihuan.http.Problem 400 naming the parameter that cannot be used
   */
  Selection selection(Caller caller, IssueFilter filter);

  /**
   * The moment the filter names; now where it names none.
   *
   * @throws org.bihuan.http.Problem 400 naming {@code asOf}
   */
  Instant moment(IssueFilter filter);

  /** SQL with positional parameters; never empty ({@code 1=1} where there is no condition). */
  record Condition(String sql, List<Object> parameters) {}
}
