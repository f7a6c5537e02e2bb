package org.bihuan.process.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries about elements that several rules share. */
public final class Elements {

  /** Names of the elements that are activities. */
  static final Set<String> ACTIVITIES =
      Set.of("userTask", "serviceTask", "businessRuleTask", "callActivity", "subProcess");

  static final Set<String> GATEWAYS =
      Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway");

  static final Set<String> EVENTS =
      Set.of(
          "startEvent",
          "endEvent",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent");

  public static final Set<String> TIMES = Set.of("timeDate", "timeDuration", "timeCycle");

  private Elements() {}

  public static boolean isNode(XmlElement element) {
    return ACTIVITIES.contains(element.name())
        || GATEWAYS.contains(element.name())
        || EVENTS.contains(element.name());
  }

  public static boolean isEventSubprocess(XmlElement element) {
    return element.is("subProcess") && element.attribute("triggeredByEvent", "").equals("true");
  }

  /** Whether it stands in the process itself, not in a subprocess. */
  public static boolean isOfProcess(XmlElement element) {
    XmlElement parent = element.parent();
    return parent != null && parent.is("process");
  }

  /** The process or subprocess that contains an element. */
  static XmlElement scope(XmlElement element) {
    XmlElement scope = element.parent();
    while (scope != null && !scope.is("process") && !scope.is("subProcess")) {
      scope = scope.parent();
    }
    return scope == null ? element : scope;
  }

  /** Ids of the multi-instance activities around an element, with itself, from the outermost in. */
  public static List<String> loops(XmlElement element) {
    Deque<String> loops = new ArrayDeque<>();
    for (XmlElement at = element; at != null; at = at.parent()) {
      if (isNode(at) && at.first("multiInstanceLoopCharacteristics") != null) {
        loops.addFirst(at.id());
      }
    }
    return List.copyOf(loops);
  }

  static XmlElement required(XmlElement element, String child) {
    XmlElement found = element.first(child);
    if (found == null) {
      throw new IllegalStateException("no " + child);
    }
    return found;
  }

  /** The name of a start event's message; empty where it has none. */
  public static String messageName(XmlElement definitions, XmlElement start) {
    XmlElement definition = start.first("messageEventDefinition");
    String reference = definition == null ? null : definition.attribute("messageRef");
    return definitions
        .all("message")
        .filter(message -> message.id().equals(reference))
        .map(message -> message.attribute("name", ""))
        .findFirst()
        .orElse("");
  }

  public static @Nullable XmlElement timer(XmlElement event) {
    return event.first("timerEventDefinition");
  }

  /** Whether it waits for children: a conditional event. */
  public static boolean awaitsChildren(XmlElement event) {
    return event.first("conditionalEventDefinition") != null;
  }

  /** The date, duration or cycle of a timer; the first where there are several. */
  public static Optional<XmlElement> time(XmlElement timer) {
    return timer.children().stream().filter(child -> TIMES.contains(child.name())).findFirst();
  }
}
