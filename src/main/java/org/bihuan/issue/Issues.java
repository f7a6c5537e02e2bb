package org.bihuan.issue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bihuan.http.Page;
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
   * The same where something is to be done to it.
   *
   * @throws org.bihuan.http.Problem as {@link #visible}, and 403 {@code read-only} where the caller
   *     may only read it
   */
  Issue writable(Caller caller, String number);

  /** What the caller may do with this issue. */
  Access access(Caller caller, Issue issue);

  /**
   * Those of the numbers that are issues the caller may see; no SQL statement where none is asked.
   */
  Set<String> readable(Caller caller, Collection<String> numbers);

  /** Which issues the caller may see, over the table {@code issue} alias {@code i}. */
  Condition readable(Caller caller);

  /** The issue, whoever asks: for the service itself. */
  Optional<Issue> find(String number);

  /**
   * An issue with what its process left behind, to be looked at: only {@link LockedIssue} changes.
   *
   * @param process the engine's process instance; null once closed
   * @param revision grows with every act; the transaction's own counted where it made this
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

  /** The same with its process; one SQL statement, no lock. */
  Optional<Snapshot> snapshot(String number);

  /** Numbers of the issues that this one is the parent of. */
  List<String> children(String number);

  /**
   * What else somebody looking at an issue wants to know of, as far as they may see it. Of its kin
   * they are shown what they are told of already.
   *
   * @param kin its parent and its children, by number
   * @param similar what was opened before for the same unit in the same category, newest first
   */
  record Related(List<Issue> kin, List<Issue> similar) {}

  /** One SQL statement. */
  Related related(Caller caller, IssueItem issue, List<String> children);

  /** One page of the issues that pass the filter. */
  Page<Issue> list(
      Caller caller, IssueFilter filter, @Nullable String after, int limit, boolean count);

  /** Every issue that passes the filter, in order, read in pages: memory stays constant. */
  void forEach(Caller caller, IssueFilter filter, Consumer<Issue> action);

  /**
   * The filter and the caller's rights as an SQL condition over the table {@code issue} alias
   * {@code i}, for figures.
   */
  Condition condition(Caller caller, IssueFilter filter);

  /** SQL with positional parameters; never empty ({@code 1=1} where nothing is asked). */
  record Condition(String sql, List<Object> parameters) {}
}
