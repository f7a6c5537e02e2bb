package org.bihuan.process.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.process.check.opening.OpenedIssue;
import org.bihuan.process.check.opening.TakenAction;
import org.bihuan.process.check.waiting.WaitCondition;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.template.DocumentNames;

/** Service tasks, decisions and called types: they must have names that exist. */
final class ServiceTaskCheck implements ProcessFile.Check {

  private static final Pattern FIELD = Pattern.compile("fields\\.[a-z][A-Za-z0-9]{0,63}");

  @Override
  public void check(ProcessFile file, Findings findings) {
    file.elements("serviceTask")
        .filter(task -> !ServiceTaskDelegates.isDecision(task))
        .forEach(task -> act(file, task, findings));
    file.elements()
        .filter(ServiceTaskDelegates::isDecision)
        .forEach(task -> decision(file, task, findings));
    file.elements("callActivity")
        .forEach(call -> type(file, call, call.attribute("calledElement", ""), findings));
    file.elements("conditionalEventDefinition")
        .forEach(definition -> WaitCondition.check(definition, file::knowsType, findings));
    OpenedIssue.checkOpeners(file.process(), file.model(), file.types().openers(), findings);
  }

  private static void act(ProcessFile file, XmlElement task, Findings findings) {
    String expression = task.attribute("flowable:delegateExpression");
    String delegate = expression == null ? null : ServiceTaskDelegates.delegate(expression);
    if (delegate == null) {
      if (expression != null || !isRefusedAnyway(task)) {
        findings.add(Rule.UNKNOWN_DELEGATE, task, expression == null ? "" : expression);
      }
      return;
    }
    Map<String, String> parameters = ServiceTaskDelegates.parameters(task);
    ServiceTaskDelegates.Signature signature =
        ServiceTaskDelegates.SIGNATURES.getOrDefault(
            delegate, new ServiceTaskDelegates.Signature(Set.of(), Set.of()));
    Set<String> known = new HashSet<>(signature.required());
    known.addAll(signature.optional());
    unknown(task, parameters, known, delegate, findings);
    for (String required : signature.required()) {
      if (parameters.getOrDefault(required, "").isBlank()) {
        findings.add(Rule.MISSING_PARAMETER, task, delegate, required);
      }
    }
    if (delegate.equals("takeAction")) {
      type(file, task, parameters.getOrDefault("type", ""), findings);
      String to = parameters.getOrDefault("to", "");
      if (!to.equals("parent") && !to.equals("children")) {
        findings.add(Rule.ACTION_OF, task, to);
      }
      TakenAction.check(
          task, parameters, file.modelOf(parameters.getOrDefault("type", "")), findings);
    } else if (delegate.equals("openIssue")) {
      String type = parameters.getOrDefault("type", "");
      type(file, task, type, findings);
      XmlElement loop = task.first("multiInstanceLoopCharacteristics");
      if (loop != null && loop.first("completionCondition") != null) {
        findings.add(Rule.OPENED_EACH, task, task.id());
      }
      OpenedIssue.check(task, parameters, file.modelOf(type), findings);
    } else if (delegate.equals("printDocument")) {
      document(file, task, parameters, findings);
    } else if (delegate.equals("notify")) {
      recipients(task, parameters.getOrDefault("to", ""), findings);
    }
  }

  private static void document(
      ProcessFile file, XmlElement task, Map<String, String> parameters, Findings findings) {
    String template = parameters.getOrDefault("template", "");
    if (!template.isBlank() && file.templates().find(template) == null) {
      findings.add(Rule.UNKNOWN_TEMPLATE, task, template);
    }
    String number = parameters.getOrDefault("number", "");
    if (!number.isBlank() && !DocumentNames.isSeries(number)) {
      findings.add(Rule.DOCUMENT_NUMBER, task, number);
    }
  }

  private static boolean isRefusedAnyway(XmlElement task) {
    return task.attribute("flowable:type") != null
        || task.attribute("flowable:class") != null
        || task.attribute("flowable:expression") != null;
  }

  private static void unknown(
      XmlElement task,
      Map<String, String> parameters,
      Set<String> known,
      String delegate,
      Findings findings) {
    for (String name : parameters.keySet()) {
      boolean field =
          ServiceTaskDelegates.WITH_FIELDS.contains(delegate) && FIELD.matcher(name).matches();
      if (!known.contains(name) && !field) {
        findings.add(Rule.UNKNOWN_PARAMETER, task, delegate, name);
      }
    }
  }

  private static void type(ProcessFile file, XmlElement task, String type, Findings findings) {
    if (!Template.isIn(type) && !file.knowsType(type)) {
      findings.add(Rule.UNKNOWN_TYPE, task, type);
    }
  }

  private static void recipients(XmlElement task, String to, Findings findings) {
    for (String recipient : Template.items(to)) {
      if (recipient.contains("/")) {
        StepCheck.group(task, recipient, findings);
      }
    }
  }

  private static void decision(ProcessFile file, XmlElement task, Findings findings) {
    String key = ServiceTaskDelegates.decision(task);
    if (key == null || !file.decisions().contains(key)) {
      findings.add(Rule.UNKNOWN_DECISION, task, key == null ? "" : key);
    }
    String delegate = task.attribute("flowable:delegateExpression");
    if (delegate != null) {
      findings.add(Rule.UNKNOWN_DELEGATE, task, delegate);
    }
    unknown(
        task,
        ServiceTaskDelegates.parameters(task),
        ServiceTaskDelegates.decisionParameters(),
        "dmn",
        findings);
  }
}
