package org.bihuan.process.check.opening;

import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.check.form.RowsCheck;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;

/**
 * What somebody without an account may open: which unit it comes to stands in the file, and its
 * form shows no list of the organization, unless the file says what of it everybody may see. The
 * same holds for the steps that whoever reported it answers. Files are taken beside the fields.
 */
public final class PublicOpening {

  private static final String PUBLIC = "bihuan:public";
  private static final Set<String> LISTED = Set.of("unit", "person", "entry", "issue");

  private PublicOpening() {}

  public static void check(XmlElement process, ProcessModel model, Findings findings) {
    process
        .tree()
        .filter(element -> !Set.of("true", "false").contains(element.attribute(PUBLIC, "true")))
        .forEach(
            element -> findings.add(Rule.UNSUPPORTED_ATTRIBUTE, element, PUBLIC, element.name()));
    if (!model.isPublic()) {
      return;
    }
    if (model.defaults().supervisor() == null) {
      findings.add(Rule.PUBLIC_OPENER, process, process.id());
    }
    Stream.concat(
            process.all("startEvent"),
            process.tree().filter(element -> element.is("userTask") && isAsked(element)))
        .flatMap(XmlElement::tree)
        .filter(at -> at.is("flowable:formProperty") || at.is(RowsCheck.COLUMN))
        .filter(PublicOpening::isUnfit)
        .forEach(at -> findings.add(Rule.PUBLIC_FIELD, at, at.id()));
  }

  /** Whether a step is for whoever reported the issue. */
  private static boolean isAsked(XmlElement step) {
    return Template.items(step.attribute("flowable:candidateGroups", ""))
            .contains(ProcessModel.PUBLIC)
        || Template.items(step.attribute("flowable:candidateUsers", ""))
            .contains("${issue.openedBy}");
  }

  private static boolean isUnfit(XmlElement field) {
    String type = field.attribute("type", "");
    return type.equals("evidence")
        || (LISTED.contains(type) && field.attribute("bihuan:choices") == null);
  }
}
