package org.bihuan.process.check;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.check.vocabulary.Vocabulary;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessXml;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Writes the file for the engine: a process file rewritten from its parsed content, with only the
 * elements and attributes that drive a process. Names, help, forms and the diagram are read from
 * the original by our own code.
 *
 * <p>An element or attribute that this class does not know cannot get into the engine, however the
 * file hides it. See ADR 0015.
 */
public final class EngineFile {

  private static final String HEAD =
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
          + " xmlns:flowable=\"http://flowable.org/bpmn\""
          + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
          + " targetNamespace=\"http://bihuan.org/processes\">";

  private final XmlText out = new XmlText(HEAD);
  private final Set<String> nodes = new HashSet<>();

  private EngineFile() {}

  /**
   * Rewrites a file. Rewriting the result again changes nothing.
   *
   * @param xml a checked file, or one that was deployed by an earlier version of this service
   * @throws IllegalArgumentException where it has an element that the contract does not know:
   *     without it, the process would be a different one
   */
  public static byte[] of(byte[] xml) {
    try {
      XmlElement definitions = ProcessXml.stored(xml);
      XmlElement process = ProcessXml.process(definitions);
      return new EngineFile().write(definitions, process).getBytes(StandardCharsets.UTF_8);
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e.finding().rule(), e);
    }
  }

  private String write(XmlElement definitions, XmlElement process) {
    process.tree().filter(Elements::isNode).map(XmlElement::id).forEach(nodes::add);
    definitions
        .all("message")
        .forEach(message -> out.empty("message", "id", message.id(), "name", name(message)));
    out.open("process", "id", process.id(), "isExecutable", "true");
    inner(process);
    return out.close().close().toString();
  }

  private static String name(XmlElement message) {
    return message.attribute("name", "");
  }

  /** The nodes and flows of a process or subprocess. */
  private void inner(XmlElement scope) {
    for (XmlElement child : known(scope)) {
      if (Elements.isNode(child)) {
        node(child);
      } else if (child.is("sequenceFlow")) {
        flow(child);
      }
    }
  }

  private static Iterable<XmlElement> known(XmlElement element) {
    for (XmlElement child : element.children()) {
      if (!Vocabulary.allows(element, child)) {
        throw new IllegalArgumentException(
            child.name() + " in " + element.name() + " " + element.id());
      }
    }
    return element.children();
  }

  private void flow(XmlElement flow) {
    String source = flow.attribute("sourceRef", "");
    String target = flow.attribute("targetRef", "");
    if (!nodes.contains(source) || !nodes.contains(target)) {
      return;
    }
    known(flow);
    out.open("sequenceFlow", "id", flow.id(), "sourceRef", source, "targetRef", target);
    XmlElement condition = flow.first("conditionExpression");
    if (condition != null) {
      out.open("conditionExpression", "xsi:type", "tFormalExpression")
          .text(condition(condition.text()))
          .close();
    }
    out.close();
  }

  private void node(XmlElement node) {
    switch (node.name()) {
      case "userTask" ->
          activity(
              node,
              "flowable:candidateGroups",
              node.attribute("flowable:candidateGroups"),
              "flowable:dueDate",
              node.attribute("flowable:dueDate"),
              "flowable:businessCalendarName",
              calendar(node));
      case "serviceTask" -> service(node);
      case "callActivity" -> activity(node, "calledElement", node.attribute("calledElement"));
      case "subProcess" ->
          activity(node, "triggeredByEvent", Elements.isEventSubprocess(node) ? "true" : null);
      case "startEvent" -> event(node, "isInterrupting", unlessFalse(node, "isInterrupting"));
      case "boundaryEvent" ->
          event(
              node,
              "attachedToRef",
              node.attribute("attachedToRef"),
              "cancelActivity",
              unlessFalse(node, "cancelActivity"));
      case "endEvent", "intermediateCatchEvent", "intermediateThrowEvent" -> event(node);
      default -> activity(node);
    }
  }

  private void activity(XmlElement node, @Nullable String... attributes) {
    known(node);
    begin(node, attributes);
    end(node);
  }

  private void begin(XmlElement node, @Nullable String... attributes) {
    Stream<@Nullable String> common =
        Stream.of("id", node.id(), "default", node.attribute("default"));
    out.open(node.name(), Stream.concat(common, Stream.of(attributes)).toArray(String[]::new));
  }

  private void end(XmlElement node) {
    XmlElement loop = node.first("multiInstanceLoopCharacteristics");
    if (loop != null) {
      loop(loop, ServiceTaskDelegates.opened(node) != null);
    }
    if (node.is("subProcess")) {
      inner(node);
    }
    out.close();
  }

  private void service(XmlElement task) {
    known(task);
    String delegate =
        ServiceTaskDelegates.delegate(task.attribute("flowable:delegateExpression", ""));
    if (ServiceTaskDelegates.isDecision(task)) {
      begin(task, "flowable:type", "dmn");
    } else if (delegate != null) {
      begin(task, "flowable:delegateExpression", "${" + delegate + "}");
    } else {
      throw new IllegalArgumentException("service task " + task.id());
    }
    if (task.extensions("flowable:field").findAny().isPresent()) {
      out.open("extensionElements");
      ServiceTaskDelegates.parameters(task).forEach(this::field);
      out.close();
    }
    end(task);
  }

  private void field(String name, String value) {
    // the engine treats an empty attribute like a missing one
    if (value.isEmpty()) {
      out.open("flowable:field", "name", name).empty("flowable:string").close();
    } else {
      out.empty("flowable:field", "name", name, "stringValue", value);
    }
  }

  private void event(XmlElement event, @Nullable String... attributes) {
    known(event);
    begin(event, attributes);
    // when a process begins by the clock, this service opens the issue, not the engine
    boolean begins = event.is("startEvent") && Elements.isOfProcess(event);
    XmlElement timer = begins ? null : Elements.timer(event);
    XmlElement message = event.first("messageEventDefinition");
    XmlElement terminate = event.first("terminateEventDefinition");
    XmlElement error = event.first("errorEventDefinition");
    if (timer != null) {
      timer(timer);
    } else if (message != null) {
      out.empty("messageEventDefinition", "messageRef", message.attribute("messageRef"));
    } else if (Elements.awaitsChildren(event)) {
      // the engine waits until it is told; the condition itself is none of its business
      out.open("conditionalEventDefinition")
          .open("condition", "xsi:type", "tFormalExpression")
          .text("${true}")
          .close()
          .close();
    } else if (terminate != null) {
      boolean all = terminate.attribute("flowable:terminateAll", "false").equals("true");
      out.empty("terminateEventDefinition", "flowable:terminateAll", all ? "true" : null);
    } else if (error != null) {
      out.empty("errorEventDefinition", "errorRef", errorRef(event, error));
    }
    out.close();
  }

  /** Without a reference an end event throws any error, and a boundary event catches any. */
  private static @Nullable String errorRef(XmlElement event, XmlElement error) {
    String any = event.is("endEvent") ? "error" : null;
    return error.attribute("errorRef") == null ? any : error.attribute("errorRef");
  }

  private void timer(XmlElement timer) {
    known(timer);
    out.open("timerEventDefinition", "flowable:businessCalendarName", calendar(timer));
    Elements.time(timer).ifPresent(time -> out.open(time.name()).text(time.text()).close());
    out.close();
  }

  /**
   * @param atOnce whether the order makes no difference: issues are opened one after another anyway
   */
  private void loop(XmlElement loop, boolean atOnce) {
    known(loop);
    out.open(
        loop.name(),
        "isSequential",
        String.valueOf(!atOnce && loop.attribute("isSequential", "false").equals("true")),
        "flowable:collection",
        loop.attribute("flowable:collection"),
        "flowable:elementVariable",
        loop.attribute("flowable:elementVariable"),
        "flowable:elementIndexVariable",
        loop.attribute("flowable:elementIndexVariable"));
    Stream.of("loopCardinality", "completionCondition")
        .map(loop::first)
        .filter(Objects::nonNull)
        .forEach(
            child ->
                out.open(child.name())
                    .text(child.is("completionCondition") ? condition(child.text()) : child.text())
                    .close());
    out.close();
  }

  /** The engine takes nothing but true and false as a condition, and no empty value. */
  private static String condition(String text) {
    try {
      return Template.parse(text).single().filter(one -> !Expressions.isCondition(one)).isEmpty()
          ? text
          : "${(" + text.substring(2, text.length() - 1) + ") == true}";
    } catch (ExpressionException e) {
      return text; // deployed by an earlier version
    }
  }

  private static @Nullable String calendar(XmlElement element) {
    String name = element.attribute("flowable:businessCalendarName");
    return "workday".equals(name) ? name : null;
  }

  private static String unlessFalse(XmlElement element, String attribute) {
    return element.attribute(attribute, "true").equals("false") ? "false" : "true";
  }
}
