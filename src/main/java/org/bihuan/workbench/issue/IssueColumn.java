package org.bihuan.workbench.issue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the list of issues can show of each, from left to right. */
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

  /** Without them a row would be of no use. */
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

  /** The columns of these names in their order; unknown names are none, no names the usual ones. */
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

  /** The order by this column, as the filter spells it; null where there is none. */
  public @Nullable String sort() {
    return sort;
  }

  /** Which way that order goes, in the words of {@code aria-sort}. */
  public String direction() {
    return direction;
  }

  public boolean always() {
    return ALWAYS.contains(this);
  }
}
