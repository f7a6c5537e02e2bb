package org.bihuan.process.check.opening;

import java.util.Set;
import org.bihuan.process.check.form.RowsCheck;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;

/**
 * The form of a type that people open: it can require no files, since these are handed in to an
 * issue that is there.
 */
public final class OpeningForm {

  private OpeningForm() {}

  public static void check(XmlElement process, ProcessModel model, Findings findings) {
    if (model.openers().isEmpty()) {
      return; // other processes pass on files that are there
    }
    process
        .all("startEvent")
        .flatMap(XmlElement::tree)
        .filter(at -> Set.of("flowable:formProperty", RowsCheck.COLUMN).contains(at.name()))
        .filter(at -> at.attribute("type", "").equals("evidence") && isNeeded(at))
        .forEach(at -> findings.add(Rule.OPENING_EVIDENCE, at, at.id()));
  }

  private static boolean isNeeded(XmlElement field) {
    return field.attribute("required", "false").equals("true")
        || field.attribute("bihuan:when") != null;
  }
}
