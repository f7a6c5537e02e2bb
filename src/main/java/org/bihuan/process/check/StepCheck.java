package org.bihuan.process.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.organization.Role;
import org.bihuan.process.check.expression.Places;
import org.bihuan.process.check.opening.OpeningForm;
import org.bihuan.process.check.opening.PublicOpening;
import org.bihuan.process.check.structure.CandidateUsers;
import org.bihuan.process.check.structure.RepeatedParts;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.ExpressionTokens;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.values.ExpressionNames;
import org.jspecify.annotations.Nullable;

/**
 * Steps and actions: who may take them, their due dates, separation of duties, and number of
 * instances.
 */
final class StepCheck implements ProcessFile.Check {

  private static final String CALENDAR = "flowable:businessCalendarName";
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern DAYS = Pattern.compile("P\\d{1,4}D");

  /** First names that have a meaning already. */
  private static final Set<String> TAKEN = taken();

  private static Set<String> taken() {
    Set<String> taken = new HashSet<>(ExpressionNames.first());
    taken.add("execution"); // a name of the engine
    return Set.copyOf(taken);
  }

  @Override
  public void check(ProcessFile file, Findings findings) {
    file.elements("userTask").forEach(task -> step(file, task, findings));
    file.elements("startEvent")
        .filter(start -> start.first("messageEventDefinition") != null)
        .forEach(start -> action(start, findings));
    file.elements("endEvent").forEach(end -> verdict(end, findings));
    file.elements("multiInstanceLoopCharacteristics").forEach(loop -> loop(loop, findings));
    RepeatedParts.check(file.process(), file.model(), findings);
    for (String word : ModelReader.list(file.process().attribute("bihuan:opener"))) {
      String role =
          word.startsWith(ProcessModel.OWN_UNIT)
              ? word.substring(ProcessModel.OWN_UNIT.length())
              : word;
      if (Role.of(role).isEmpty() && !word.equals(ProcessModel.PUBLIC)) {
        findings.add(Rule.UNKNOWN_ROLE, file.process(), word);
      }
    }
    PublicOpening.check(file.process(), file.model(), findings);
    OpeningForm.check(file.process(), file.model(), findings);
  }

  private static void verdict(XmlElement end, Findings findings) {
    String verdict = end.attribute("bihuan:verdict");
    if (verdict != null && ProcessModel.Verdict.find(verdict).isEmpty()) {
      findings.add(Rule.VERDICT, end, verdict);
    }
  }

  private static void step(ProcessFile file, XmlElement task, Findings findings) {
    String users = task.attribute("flowable:candidateUsers", "");
    if (users.isBlank() || !task.attribute("flowable:candidateGroups", "").isBlank()) {
      boolean isPublic = file.model().isPublic();
      groups(task, task.attribute("flowable:candidateGroups"), isPublic, findings);
    }
    if (!users.isBlank()) {
      CandidateUsers.check(task, Template.items(users), file.model(), findings);
    }
    for (String other : ModelReader.list(task.attribute("bihuan:separateFrom"))) {
      if (other.equals(ProcessModel.OPENED)) {
        if (file.model().isPublic()) {
          findings.add(
              Rule.SEPARATE_PUBLIC, task, other, file.model().names(ProcessModel.OPENED).zh());
        }
        continue;
      }
      boolean itself = other.equals(task.id()) && !RepeatedParts.isWithin(task);
      if (!file.model().steps().containsKey(other) || itself) {
        findings.add(Rule.SEPARATE_FROM, task, other);
        continue;
      }
      Stream.of(task.id(), other)
          .filter(step -> isPublic(file, step))
          .findFirst()
          .ifPresent(step -> findings.add(Rule.SEPARATE_PUBLIC, task, other, step));
    }
    String due = task.attribute("flowable:dueDate");
    boolean workdays = task.attribute(CALENDAR) != null;
    if (workdays && !task.attribute(CALENDAR, "").equals("workday")) {
      findings.add(Rule.CALENDAR_NAME, task, task.attribute(CALENDAR, ""));
    }
    boolean expression = due != null && Template.isIn(due);
    boolean duration = due != null && workdays && DAYS.matcher(due).matches();
    if (due == null ? workdays : !expression && !duration) {
      findings.add(Rule.DUE_DATE, task, due == null ? "" : due);
    }
  }

  /** Whether people without an account may do a step: nobody knows who did it. */
  private static boolean isPublic(ProcessFile file, String step) {
    ProcessModel.Step asked = file.model().step(step);
    return asked.groups().contains(ProcessModel.PUBLIC)
        || (file.model().isPublic() && asked.users().contains("${issue.openedBy}"));
  }

  /** An action is taken by groups, or by the system alone. */
  private static void action(XmlElement start, Findings findings) {
    String by = start.attribute("bihuan:by");
    String groups = start.attribute("bihuan:candidateGroups");
    if (by == null) {
      groups(start, groups, false, findings);
    } else if (!by.equals("system") || groups != null) {
      findings.add(Rule.ACTION_BY, start, by);
    }
  }

  /**
   * @param withPublic whether the public may be among them
   */
  private static void groups(
      XmlElement owner, @Nullable String text, boolean withPublic, Findings findings) {
    if (text == null || text.isBlank()) {
      findings.add(Rule.NO_GROUP, owner);
      return;
    }
    for (String group : Template.items(text)) {
      if (!withPublic || !group.equals(ProcessModel.PUBLIC)) {
        group(owner, group, findings);
      }
    }
  }

  /** Checks one group, {@code UNIT/role}, of which the unit may be an expression. */
  static void group(XmlElement owner, String group, Findings findings) {
    Optional<Template> template = parsed(group);
    if (template.isEmpty()) {
      return;
    }
    List<Template.Part> parts = template.get().parts();
    String last =
        parts.isEmpty() || !(parts.get(parts.size() - 1) instanceof Template.Text text)
            ? ""
            : text.text();
    int slash = last.lastIndexOf('/');
    boolean unit =
        (parts.size() == 2 && parts.get(0) instanceof Template.Value && slash == 0)
            || (parts.size() == 1 && slash > 0 && UNIT.matcher(last.substring(0, slash)).matches());
    if (!unit) {
      findings.add(Rule.GROUP_FORM, owner, group);
    } else if (Role.of(last.substring(slash + 1)).isEmpty()) {
      findings.add(Rule.UNKNOWN_ROLE, owner, last.substring(slash + 1));
    }
  }

  /** The parsed text; empty where an expression is invalid, which another rule reports. */
  private static Optional<Template> parsed(String text) {
    try {
      return Optional.of(Template.parse(text));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  private static void loop(XmlElement loop, Findings findings) {
    String collection = loop.attribute("flowable:collection");
    String variable = loop.attribute("flowable:elementVariable");
    boolean counted = loop.first("loopCardinality") != null;
    if (counted == (collection != null)
        || (collection != null && (!Template.isIn(collection) || variable == null))) {
      findings.add(Rule.COLLECTION, loop, collection == null ? "" : collection);
    }
    for (String element : List.of("loopCardinality", "completionCondition")) {
      String text = text(loop, element);
      boolean number = element.equals("loopCardinality") && isSmallNumber(text);
      if (!text.isEmpty()
          && !number
          && parsed(text).filter(one -> one.single().isEmpty()).isPresent()) {
        findings.add(Rule.EXPRESSION_SYNTAX, loop, text);
      }
    }
    for (String name : Places.names(loop)) {
      if (!IdentityCheck.CAMEL.matcher(name).matches()
          || TAKEN.contains(name)
          || ExpressionTokens.RESERVED.contains(name)) {
        findings.add(Rule.RESERVED_NAME, loop, name);
      }
    }
  }

  private static String text(XmlElement loop, String element) {
    XmlElement child = loop.first(element);
    return child == null ? "" : child.text();
  }

  private static boolean isSmallNumber(String text) {
    return text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
