package org.bihuan.issue;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The filter of a list of issues; null means not filtered. Controllers bind it from query
 * parameters of the same names with {@code @ModelAttribute}.
 *
 * @param unit its subordinates too
 * @param unitAlone with a unit: not its subordinates
 * @param openedFrom first day, in the calendar's zone
 * @param openedTo last day, included
 * @param q text to search for in number, title, description and location
 * @param signedOff closed with a good end of its type
 * @param withdrawn closed with an end that does not count in rates
 * @param firstPass closed with a good end in round 1
 * @param relapsed relapsed at least once
 * @param dueFrom first day of the due dates, in the calendar's zone
 * @param dueTo last day of the due dates, included
 * @param fromRound reached at least this round
 * @param version of the process that drives it
 * @param sort {@code -openedAt}, {@code dueAt} or {@code number}
 * @param foundFrom first day of finding: the day of opening where no ledger said when that was
 * @param foundTo last day of finding, included
 * @param reviewOverdue a step of others than the responsible unit is past its due date
 * @param onTime signed off, and handed in by the due date
 * @param late signed off, but handed in after the due date
 * @param closedOtherwise closed with an end that counts in rates but is not good
 * @param figure counts in this figure of its type
 * @param inPart with a figure: counts in its part
 * @param asOf a moment, or a day: which issues passed then, and how they stood; see {@link
 *     org.bihuan.issue.past.Moments}
 */
public record IssueFilter(
    @Nullable String type,
    @Nullable String status,
    @Nullable String step,
    @Nullable String unit,
    @Nullable Boolean unitAlone,
    @Nullable String supervisor,
    @Nullable String category,
    @Nullable String severity,
    @Nullable String source,
    @Nullable String campaign,
    @Nullable String resolution,
    @Nullable Boolean overdue,
    @Nullable LocalDate openedFrom,
    @Nullable LocalDate openedTo,
    @Nullable String q,
    @Nullable Boolean signedOff,
    @Nullable Boolean withdrawn,
    @Nullable Boolean firstPass,
    @Nullable Boolean relapsed,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueTo,
    @Nullable Integer fromRound,
    @Nullable Integer version,
    @Nullable String sort,
    @Nullable LocalDate foundFrom,
    @Nullable LocalDate foundTo,
    @Nullable Boolean reviewOverdue,
    @Nullable Boolean onTime,
    @Nullable Boolean late,
    @Nullable Boolean closedOtherwise,
    @Nullable String figure,
    @Nullable Boolean inPart,
    @Nullable String asOf) {

  /** The filter that every issue passes. */
  public static final IssueFilter ANY =
      made(new @Nullable Object[IssueFilter.class.getRecordComponents().length]);

  /** The same filter, restricted to one type. */
  public IssueFilter ofType(@Nullable String other) {
    return with("type", other);
  }

  /**
   * The same filter with one value replaced, so that callers need not list all of them.
   *
   * @param name of the parameter
   * @throws IllegalArgumentException where there is no such filter, or the value has the wrong type
   */
  public IssueFilter with(String name, @Nullable Object value) {
    RecordComponent[] filters = IssueFilter.class.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[filters.length];
    boolean found = false;
    for (int i = 0; i < filters.length; i++) {
      boolean meant = filters[i].getName().equals(name);
      values[i] = meant ? value : ReflectionUtils.invokeMethod(filters[i].getAccessor(), this);
      found |= meant;
    }
    if (!found) {
      throw new IllegalArgumentException("no filter " + name);
    }
    return made(values);
  }

  private static IssueFilter made(@Nullable Object[] values) {
    try {
      return BeanUtils.instantiateClass(
          BeanUtils.getResolvableConstructor(IssueFilter.class), values);
    } catch (BeanInstantiationException e) {
      throw new IllegalArgumentException("not the type of a filter", e);
    }
  }

  /** The values that are set, by the name of their parameter; the order is not included. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "q", q);
    put(given, "status", status);
    put(given, "unit", unit);
    put(given, "severity", severity);
    put(given, "type", type);
    put(given, "overdue", overdue);
    put(given, "step", step);
    put(given, "supervisor", supervisor);
    put(given, "category", category);
    put(given, "source", source);
    put(given, "campaign", campaign);
    put(given, "resolution", resolution);
    put(given, "openedFrom", openedFrom);
    put(given, "openedTo", openedTo);
    put(given, "foundFrom", foundFrom);
    put(given, "foundTo", foundTo);
    put(given, "signedOff", signedOff);
    put(given, "withdrawn", withdrawn);
    put(given, "firstPass", firstPass);
    put(given, "relapsed", relapsed);
    put(given, "reviewOverdue", reviewOverdue);
    put(given, "onTime", onTime);
    put(given, "late", late);
    put(given, "closedOtherwise", closedOtherwise);
    put(given, "unitAlone", unitAlone);
    put(given, "dueFrom", dueFrom);
    put(given, "dueTo", dueTo);
    put(given, "fromRound", fromRound);
    put(given, "version", version);
    put(given, "figure", figure);
    put(given, "inPart", inPart);
    put(given, "asOf", asOf);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value.toString());
    }
  }
}
