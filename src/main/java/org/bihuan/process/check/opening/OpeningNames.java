package org.bihuan.process.check.opening;

import java.util.Set;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.XmlElement;

/** What expressions may use that are worked out before there is an issue. */
public final class OpeningNames {

  /** The responsible unit of the issue that is being opened. */
  public static final String UNIT = "unit";

  private OpeningNames() {}

  /** Whether the expressions of this element are worked out before there is an issue. */
  public static boolean isBefore(XmlElement element) {
    XmlElement start = element;
    while (start != null && !start.is("startEvent") && !start.is("process")) {
      start = start.parent();
    }
    boolean ofItsOwn =
        Set.of("flowable:formProperty", "bihuan:column", "condition").contains(element.name());
    return start != null
        && !ofItsOwn
        && (start.is("process") ? start == element : Elements.isOfProcess(start));
  }
}
