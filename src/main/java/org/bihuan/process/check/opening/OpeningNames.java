package org.bihuan.process.check.opening;

import java.util.Set;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.XmlElement;

/** What expressions may use that are worked out before there is an issue. */
public final class OpeningNames {

  /** The responsible unit of the issue that is being opened. */
  public static final String UNIT = "unit";

  public static final Set<String> VALUES = Set.of("now", "today");

  public static final Set<String> FUNCTIONS =
      Set.of(
          "units.parent",
          "units.children",
          "calendar.plusWorkdays",
          "calendar.workdaysBefore",
          "calendar.next",
          "calendar.plusDays");

  private OpeningNames() {}

  /** Whether the expressions of this element are worked out before there is an issue. */
  public static boolean isBefore(XmlElement element) {
    XmlElement start = element;
    while (start != null && !start.is("startEvent") && !start.is("process")) {
      start = start.parent();
    }
    boolean ofItsOwn = element.is("flowable:formProperty") || element.is("condition");
    return start != null
        && !ofItsOwn
        && (start.is("process") ? start == element : Elements.isOfProcess(start));
  }
}
