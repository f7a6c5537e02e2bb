package org.bihuan.workflow;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.workflow.check.ProcessModel;
import org.bihuan.workflow.engine.ProcessEngine.Definition;

/**
 * One version of an issue type.
 *
 * @param definition what the engine calls it
 * @param model what its file says
 * @param xml the file
 * @param referenced the fields its expressions mention, as {@code step.field}: only these are kept
 *     where expressions look
 */
record IssueType(Definition definition, ProcessModel model, String xml, Set<String> referenced) {

  private static final Pattern FIELD = Pattern.compile("fields\\s*\\.\\s*(\\w+)\\s*\\.\\s*(\\w+)");

  static IssueType of(Definition definition, ProcessModel model, String xml) {
    Set<String> referenced = new HashSet<>();
    Matcher matcher = FIELD.matcher(xml);
    while (matcher.find()) {
      referenced.add(matcher.group(1) + "." + matcher.group(2));
    }
    return new IssueType(definition, model, xml, Set.copyOf(referenced));
  }

  String key() {
    return definition.key();
  }

  int version() {
    return definition.version();
  }
}
