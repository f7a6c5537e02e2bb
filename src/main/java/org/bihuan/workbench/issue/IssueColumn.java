package org.bihuan.workbench.issue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns the list of issues can show, from left to right. */
enum IssueColumn {
  NUMBER("number", "ascending"),
  TITLE,
  TYPE,
  CATEGORY,
  SEVERITY,
  SOURCE,
  UNIT,
  SUPERVISOR,
  STANDING,
  DUE("dueAt", "ascending"),
  OPENED("-openedAt", "descending"),
  ROUND,
  CAMPAIGN,
  LOCATION,
  CLOSED;

  /** Columns that are always shown: without them a row would be useless. */
  private static final List<IssueColumn> ALWAYS = List.of(NUMBER, TITLE);

  static final List<IssueColumn> USUAL =
      List.of(NUMBER, TITLE, SEVERITY, UNIT, STANDING, DUE, OPENED);

  private final @Nullable String sort;
  private final String direction;

  IssueColumn() {
    this(null, "none");
  }

  IssueColumn(@Nullable String sort, String direction) {
    this.sort = sort;
    this.direction = direction;
  }

  /**
   * The columns with these names, in their order; unknown names are ignored; without names, the
   * default columns.
   */
  static List<IssueColumn> of(Collection<String> names) {
    List<IssueColumn> chosen = new ArrayList<>(Arrays.asList(values()));
    chosen.removeIf(column -> !names.contains(column.id()));
    if (chosen.isEmpty()) {
      return USUAL;
    }
    chosen.addAll(ALWAYS);
    return chosen.stream().distinct().sorted().toList();
  }

  /** Its name in addresses and cookies. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String messageKey() {
    return "workbench.issues.column." + id();
  }

  /**
   * The value of the filter's {@code sort} that orders by this column; null where there is none.
   */
  public @Nullable String sort() {
    return sort;
  }

  /** The direction of that order, as a value of {@code aria-sort}. */
  public String direction() {
    return direction;
  }

  public boolean always() {
    return ALWAYS.contains(this);
  }
}
