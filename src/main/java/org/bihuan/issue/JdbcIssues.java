package org.bihuan.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.issue.IssueConditions.Wanted;
import org.bihuan.issue.IssuePages.Order;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.bihuan.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads issues by plain SQL over the table {@code issue}; pages by keyset, never by offset. */
@Component
class JdbcIssues implements Issues {

  private static final int STREAM_PAGE = 1000;

  /** How many similar issues are shown at most. */
  private static final int SIMILAR = 5;

  /** How many related issues are shown at most: of many children, the newest. */
  private static final int LINKED = 100;

  private final JdbcTemplate jdbc;
  private final Units units;
  private final IssueConditions conditions;
  private final IssuePages pages;
  private final ReadableIssues readable;
  private final UnitOfWork unitOfWork;

  JdbcIssues(
      JdbcTemplate jdbc,
      Units units,
      IssueConditions conditions,
      IssuePages pages,
      ReadableIssues readable,
      UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.pages = pages;
    this.jdbc = jdbc;
    this.units = units;
    this.conditions = conditions;
    this.readable = readable;
  }

  @Override
  public Issue visible(Caller caller, String number) {
    return find(number)
        .filter(issue -> access(caller, issue).readable())
        .orElseThrow(() -> Problem.notFound("issue", number));
  }

  @Override
  public Issue writable(Caller caller, String number) {
    Issue issue = find(number).orElseThrow(() -> Problem.notFound("issue", number));
    Access access = access(caller, issue);
    if (!access.readable()) {
      throw Problem.notFound("issue", number);
    }
    access.requireMore(number);
    return issue;
  }

  @Override
  public Access access(Caller caller, Issue issue) {
    return readable.access(caller, issue);
  }

  @Override
  public Set<String> readable(Caller caller, Collection<String> numbers) {
    return readable.among(caller, numbers);
  }

  @Override
  public List<Issue> visible(Caller caller, Collection<String> numbers) {
    return readable.issues(caller, numbers);
  }

  @Override
  public List<Issue> open(Caller caller, String type, Collection<String> units, int most) {
    if (units.isEmpty()) {
      return List.of();
    }
    Condition seen = readable.condition(caller);
    List<Object> parameters = new ArrayList<>(units);
    parameters.add(type);
    parameters.addAll(seen.parameters());
    parameters.add(most);
    return jdbc.query(
        "select %s from issue i where i.unit in (%s) and i.type = ? and i.status = 'open' and (%s)"
                .formatted(IssueRows.COLUMNS, "?,".repeat(units.size() - 1) + "?", seen.sql())
            + " order by i.opened_at desc, i.number desc limit ?",
        (row, n) -> IssueRows.listed(row),
        parameters.toArray());
  }

  @Override
  public Condition readable(Caller caller) {
    return readable.condition(caller);
  }

  @Override
  public Optional<Issue> find(String number) {
    return jdbc
        .query(
            "select " + IssueRows.COLUMNS + " from issue i where i.number = ?",
            (row, n) -> IssueRows.issue(row),
            number)
        .stream()
        .findFirst();
  }

  @Override
  public List<Issue> found(Collection<String> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    return jdbc.query(
        "select %s from issue i where i.number in (%s) order by i.number"
            .formatted(IssueRows.COLUMNS, "?,".repeat(numbers.size() - 1) + "?"),
        (row, n) -> IssueRows.listed(row),
        numbers.toArray());
  }

  @Override
  public Optional<Issue> current(String number) {
    return unitOfWork
        .find(LockedInTransaction.class)
        .map(locked -> locked.byNumber(number))
        .map(LockedIssue::issue)
        .or(() -> find(number));
  }

  @Override
  public Optional<Snapshot> snapshot(String number) {
    return jdbc
        .query(
            "select " + IssueRows.COLUMNS + ", i.process, i.state from issue i where i.number = ?",
            (row, n) -> snapshot(row),
            number)
        .stream()
        .findFirst();
  }

  private static Snapshot snapshot(ResultSet row) throws SQLException {
    Issue issue = IssueRows.issue(row);
    ProcessState state = ProcessState.read(row.getString("state"));
    return new Snapshot(issue, row.getString("process"), state, issue.revision());
  }

  @Override
  public ChildCounts countChildren(String number, String type) {
    List<LockedIssue> here =
        unitOfWork
            .find(LockedInTransaction.class)
            .map(locked -> locked.children(number, type))
            .orElse(List.of());
    List<Object> parameters = new ArrayList<>(List.of(number, type));
    here.stream()
        .filter(child -> !child.isJustOpened())
        .forEach(child -> parameters.add(child.number()));
    String others = "and number <> ? ".repeat(parameters.size() - 2);
    ChildCounts counts =
        jdbc.query(
                "select count(*), sum(case when status = 'open' then 1 else 0 end),"
                    + " sum(case when good then 1 else 0 end),"
                    + " sum(case when relapses > 0 then 1 else 0 end)"
                    + " from issue where parent = ? and type = ? "
                    + others,
                (row, n) ->
                    new ChildCounts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                parameters.toArray())
            .get(0);
    for (LockedIssue child : here) {
      counts = counts.with(child.issue());
    }
    return counts;
  }

  @Override
  public List<String> openChildren(String number, String type) {
    return jdbc.queryForList(
        "select number from issue where parent = ? and type = ? and status <> 'closed'"
            + " order by number",
        String.class,
        number,
        type);
  }

  @Override
  public Page<Issue> children(Caller caller, String number, @Nullable String after, int limit) {
    return readable.children(caller, number, after, limit);
  }

  @Override
  public List<Issue> childrenOf(String number, int most) {
    return jdbc.query(
        "select "
            + IssueRows.COLUMNS
            + " from issue i where i.parent = ? order by i.number limit ?",
        (row, n) -> IssueRows.issue(row),
        number,
        most);
  }

  @Override
  public List<String> children(String number) {
    return jdbc.queryForList(
        "select number from issue where parent = ? order by number", String.class, number);
  }

  @Override
  public Related related(Caller caller, IssueItem issue, List<String> all) {
    List<String> children = all.subList(Math.max(0, all.size() - LINKED), all.size());
    List<Object> parameters = new ArrayList<>(children);
    parameters.add(issue.facts().parent() == null ? "" : issue.facts().parent());
    parameters.addAll(
        Arrays.asList(
            issue.facts().unit(), issue.facts().category(), issue.type(), issue.number(), SIMILAR));
    List<Issue> found =
        jdbc.query(
            "select %1$s from issue i where i.number in (%2$s) union all (select %1$s from issue i"
                    .formatted(IssueRows.COLUMNS, "?,".repeat(children.size()) + "?")
                + " where i.unit = ? and i.category = ? and i.type = ? and i.number < ?"
                + " order by i.opened_at desc, i.number desc fetch first ? rows only)",
            (row, n) -> IssueRows.listed(row),
            parameters.toArray());
    Set<String> linked = new HashSet<>(children);
    linked.add(issue.facts().parent());
    VisibleUnits sight = VisibleUnits.of(caller, units);
    List<Issue> seen =
        found.stream()
            .filter(
                other ->
                    linked.contains(other.number())
                        || sight.covers(other.unit(), other.supervisor(), other.openedBy()))
            .toList();
    return new Related(
        seen.stream()
            .filter(other -> linked.contains(other.number()))
            .distinct()
            .sorted(Comparator.comparing(Issue::number))
            .toList(),
        seen.stream().filter(other -> !linked.contains(other.number())).toList());
  }

  @Override
  public Page<Issue> list(
      Caller caller, IssueFilter filter, @Nullable String after, int limit, boolean count) {
    Order order = Order.of(filter.sort());
    Wanted wanted = conditions.wanted(caller, filter, order);
    List<Issue> found = pages.page(wanted, order, after, limit + 1);
    boolean more = found.size() > limit;
    List<Issue> items = more ? found.subList(0, limit) : found;
    String next = more ? order.position(items.get(limit - 1)) : null;
    return count
        ? Page.counted(List.copyOf(items), next, pages.count(wanted), IssuePages.most(wanted))
        : new Page<>(List.copyOf(items), next, null);
  }

  @Override
  public void forEach(Caller caller, IssueFilter filter, Consumer<Issue> action) {
    Order order = Order.of(filter.sort());
    Wanted wanted = conditions.wanted(caller, filter, order);
    String after = null;
    List<Issue> page;
    do {
      page = pages.page(wanted, order, after, STREAM_PAGE);
      page.forEach(action);
      after = page.isEmpty() ? null : order.position(page.get(page.size() - 1));
    } while (page.size() == STREAM_PAGE);
  }

  @Override
  public Selection selection(Caller caller, IssueFilter filter) {
    return conditions.selection(caller, filter);
  }

  @Override
  public Instant moment(IssueFilter filter) {
    return conditions.moment(filter);
  }

  @Override
  public Condition condition(Caller caller, IssueFilter filter) {
    return conditions.of(caller, filter);
  }
}
