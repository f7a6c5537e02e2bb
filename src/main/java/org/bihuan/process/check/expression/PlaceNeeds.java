package org.bihuan.process.check.expression;

import java.util.Map;
import org.bihuan.process.check.opening.OpeningNames;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.values.Need;

/** What the places of a process file need that hold expressions. */
final class PlaceNeeds {

  private static final Map<String, Need> PLACES =
      Map.ofEntries(
          Map.entry("userTask@flowable:candidateGroups", Need.GROUP),
          Map.entry("startEvent@bihuan:candidateGroups", Need.OFFER),
          Map.entry("userTask@flowable:dueDate", Need.DUE),
          Map.entry("multiInstanceLoopCharacteristics@flowable:collection", Need.LIST),
          Map.entry("loopCardinality", Need.INSTANCES),
          Map.entry("completionCondition", Need.CONDITION),
          Map.entry("conditionExpression", Need.CONDITION),
          Map.entry("condition", Need.CONDITION),
          Map.entry("process@bihuan:title", Need.TEXT),
          Map.entry("process@bihuan:supervisor", Need.UNIT),
          Map.entry("startEvent@bihuan:supervisor", Need.UNIT),
          Map.entry("multiInstanceLoopCharacteristics@bihuan:label", Need.TEXT),
          Map.entry("timeDate", Need.TIME),
          Map.entry("timeDuration", Need.SPAN),
          Map.entry("timeCycle", Need.CYCLE));

  /** What is needed instead where working days are counted. */
  private static final Map<Need, Need> OF_WORKDAYS =
      Map.of(
          Need.DUE, Need.DUE_WORKDAYS,
          Need.SPAN, Need.SPAN_WORKDAYS,
          Need.CYCLE, Need.CYCLE_WORKDAYS);

  private static final Map<String, Need> PARAMETERS =
      Map.ofEntries(
          Map.entry("notify.to", Need.RECIPIENT),
          Map.entry("notify.message", Need.TEXT),
          Map.entry("openIssue.title", Need.TEXT),
          Map.entry("openIssue.unit", Need.UNIT_IF_ANY),
          Map.entry("openIssue.supervisor", Need.UNIT_IF_ANY),
          Map.entry("openIssue.severity", Need.SEVERITY),
          Map.entry("openIssue.dueOn", Need.DAY),
          Map.entry("openIssue.category", Need.TEXT),
          Map.entry("openIssue.campaign", Need.TEXT),
          Map.entry("changeDueDate.date", Need.TIME),
          Map.entry("reassign.unit", Need.UNIT),
          Map.entry("reassign.supervisor", Need.UNIT_IF_ANY),
          Map.entry("reopenParent.reason", Need.TEXT),
          Map.entry("printDocument.name", Need.TEXT),
          Map.entry("printDocument.number", Need.TEXT));

  private PlaceNeeds() {}

  /** What an attribute needs. */
  static Need of(XmlElement element, String attribute) {
    if (element.is("flowable:field")) {
      return parameter(element);
    } else if (Places.isField(element)) {
      return field(element, attribute);
    } else if (element.is("bihuan:figure")) {
      return attribute.equals("part") || attribute.equals("whole") ? Need.COUNTED : Need.SUMMED;
    }
    Need need = PLACES.getOrDefault(element.name() + "@" + attribute, Need.ANYTHING);
    return counted(need, element);
  }

  private static Need counted(Need need, XmlElement element) {
    boolean workdays = element.attribute("flowable:businessCalendarName") != null;
    return workdays ? OF_WORKDAYS.getOrDefault(need, need) : need;
  }

  /** What an element's text needs. */
  static Need of(XmlElement element) {
    XmlElement parent = element.parent();
    if (parent != null && parent.is("flowable:field")) {
      return parameter(parent);
    }
    // by what the clock begins a process, rules of their own say
    Need need =
        OpeningNames.isBefore(element)
            ? Need.ANYTHING
            : PLACES.getOrDefault(element.name(), Need.ANYTHING);
    return parent == null ? need : counted(need, parent);
  }

  private static Need parameter(XmlElement field) {
    String delegate =
        ServiceTaskDelegates.delegate(
            Places.holder(field).attribute("flowable:delegateExpression", ""));
    return PARAMETERS.getOrDefault(delegate + "." + field.attribute("name", ""), Need.ANYTHING);
  }

  private static Need field(XmlElement field, String attribute) {
    return switch (attribute) {
      case "bihuan:when" -> Need.CONDITION;
      case "bihuan:min", "bihuan:max" ->
          field.attribute("type", "").equals("date") ? Need.DAY : Need.LIMIT;
      case "bihuan:choices" -> Need.LIST;
      case "bihuan:visibleTo" -> Need.GROUP;
      default -> Need.ANYTHING;
    };
  }
}
