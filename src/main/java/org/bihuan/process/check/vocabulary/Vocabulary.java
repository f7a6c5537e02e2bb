package org.bihuan.process.check.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.process.language.XmlElement;

/**
 * Which elements may be children of which, and which attributes they may have.
 *
 * <p>A list of what is allowed, since the engine recognizes elements by their local name anywhere:
 * a script hidden in a diagram or in extension elements would run.
 */
public final class Vocabulary {

  /** What modelers add by themselves: kept for people, not handed to the engine. */
  private static final Set<String> TOOLS =
      Set.of("modeler:", "design:", "bioc:", "bpmnio:", "color:", "signavio:");

  /** Attributes that say what holds without them. */
  private static final Map<String, Set<String>> DEFAULTS =
      Map.of(
          "startQuantity", Set.of("1"),
          "completionQuantity", Set.of("1"),
          "isForCompensation", Set.of("false"),
          "isImmediate", Set.of("true", "false"),
          "implementation", Set.of("##unspecified", "##WebService"),
          "instantiate", Set.of("false"),
          "behavior", Set.of("All"),
          "flowable:exclusive", Set.of("true"),
          "flowable:async", Set.of("false"),
          "flowable:formFieldValidation", Set.of("true", "false"));

  private static final String NODES =
      "startEvent endEvent userTask serviceTask businessRuleTask callActivity subProcess"
          + " exclusiveGateway parallelGateway inclusiveGateway intermediateCatchEvent"
          + " intermediateThrowEvent boundaryEvent";
  private static final String ARTIFACTS = " sequenceFlow textAnnotation association group";
  private static final String COMMON = "documentation extensionElements";
  private static final String OF_TYPE = " bihuan:title bihuan:supervisor bihuan:forUnits";
  private static final String CONDITIONAL = " conditionalEventDefinition";
  private static final String NODE = COMMON + " incoming outgoing";

  private static final Map<String, Set<String>> CHILDREN = new HashMap<>();
  private static final Map<String, Set<String>> EXTENSIONS = new HashMap<>();
  private static final Map<String, Set<String>> ATTRIBUTES = new HashMap<>();

  /** Attributes that any BPMN element may have, with their standard meaning. */
  private static final Set<String> STANDARD =
      words(
          "id name targetNamespace typeLanguage expressionLanguage exporter exporterVersion"
              + " processRef partitionElementRef categoryValueRef"
              + " isExecutable processType isClosed sourceRef targetRef default attachedToRef"
              + " cancelActivity isInterrupting parallelMultiple triggeredByEvent calledElement"
              + " messageRef errorRef isSequential gatewayDirection textFormat associationDirection"
              + " bihuan:en xsi:type xsi:schemaLocation xml:lang");

  /**
   * Attributes and texts that may have expressions; {@code element} or {@code element@attribute}.
   */
  public static final Set<String> TEMPLATES =
      words(
          "process@bihuan:title process@bihuan:supervisor process@bihuan:forUnits"
              + " startEvent@bihuan:title startEvent@bihuan:supervisor"
              + " startEvent@bihuan:forUnits userTask@flowable:candidateGroups"
              + " userTask@flowable:candidateUsers userTask@flowable:dueDate"
              + " startEvent@bihuan:candidateGroups"
              + " multiInstanceLoopCharacteristics@flowable:collection"
              + " multiInstanceLoopCharacteristics@bihuan:label loopCardinality"
              + " completionCondition conditionExpression condition timeDate timeDuration timeCycle"
              + " flowable:field@stringValue flowable:field@expression flowable:string"
              + " flowable:expression flowable:formProperty@bihuan:min"
              + " flowable:formProperty@bihuan:max flowable:formProperty@bihuan:given"
              + " flowable:formProperty@bihuan:value flowable:formProperty@bihuan:default"
              + " flowable:formProperty@bihuan:choices flowable:formProperty@bihuan:visibleTo"
              + " bihuan:column@bihuan:min bihuan:column@bihuan:max bihuan:column@bihuan:value"
              + " bihuan:figure@part bihuan:figure@whole bihuan:figure@sum bihuan:figure@average"
              + " flowable:in@sourceExpression flowable:out@sourceExpression"
              + " serviceTask@flowable:delegateExpression");

  static {
    children(
        "definitions",
        "documentation extensionElements message error process collaboration category"
            + " bpmndi:BPMNDiagram");
    children("collaboration", COMMON + " participant messageFlow" + ARTIFACTS);
    children("participant", COMMON);
    children("messageFlow", COMMON);
    children("category", COMMON + " categoryValue");
    children("categoryValue", COMMON);
    children("group", COMMON);
    children("laneSet", COMMON + " lane");
    children("lane", COMMON + " flowNodeRef childLaneSet");
    children("childLaneSet", COMMON + " lane");
    children("process", COMMON + " laneSet " + NODES + ARTIFACTS);
    children(
        "subProcess", NODE + " laneSet " + NODES + ARTIFACTS + " multiInstanceLoopCharacteristics");
    children("message", COMMON);
    children("error", COMMON);
    children("startEvent", NODE + " messageEventDefinition timerEventDefinition" + CONDITIONAL);
    children("endEvent", NODE + " terminateEventDefinition errorEventDefinition");
    children("boundaryEvent", NODE + " timerEventDefinition errorEventDefinition" + CONDITIONAL);
    children("intermediateCatchEvent", NODE + " timerEventDefinition" + CONDITIONAL);
    children("intermediateThrowEvent", NODE);
    children("userTask", NODE + " multiInstanceLoopCharacteristics");
    children("serviceTask", NODE + " multiInstanceLoopCharacteristics");
    children("businessRuleTask", NODE);
    children("callActivity", NODE + " multiInstanceLoopCharacteristics");
    children("exclusiveGateway", NODE);
    children("parallelGateway", NODE);
    children("inclusiveGateway", NODE);
    children("sequenceFlow", COMMON + " conditionExpression");
    children("textAnnotation", COMMON + " text");
    children("association", COMMON);
    children("messageEventDefinition", "extensionElements");
    children("terminateEventDefinition", "extensionElements");
    children("errorEventDefinition", "extensionElements");
    children("conditionalEventDefinition", "extensionElements condition");
    children("timerEventDefinition", "extensionElements timeDate timeDuration timeCycle");
    children(
        "multiInstanceLoopCharacteristics",
        "extensionElements loopCardinality completionCondition");
    children("bpmndi:BPMNDiagram", "bpmndi:BPMNPlane bpmndi:BPMNLabelStyle");
    children("bpmndi:BPMNPlane", "bpmndi:BPMNShape bpmndi:BPMNEdge di:extension");
    children("bpmndi:BPMNShape", "dc:Bounds bpmndi:BPMNLabel di:extension");
    children("bpmndi:BPMNEdge", "di:waypoint bpmndi:BPMNLabel di:extension");
    children("bpmndi:BPMNLabel", "dc:Bounds di:extension");
    children("bpmndi:BPMNLabelStyle", "dc:Font");
    children("flowable:formProperty", "flowable:value bihuan:column");
    children("bihuan:column", "flowable:value");
    children("flowable:field", "flowable:string flowable:expression");
    children("flowable:localization", "flowable:documentation");

    extensions("process", "bihuan:rate bihuan:figure");
    extensions("userTask", "flowable:formProperty");
    extensions("startEvent", "flowable:formProperty");
    extensions("serviceTask", "flowable:field");
    extensions("callActivity", "flowable:in flowable:out");

    attributes(
        "process", "bihuan:opener bihuan:rate bihuan:hide camunda:historyTimeToLive" + OF_TYPE);
    attributes("bihuan:rate", "name bihuan:en");
    attributes("bihuan:figure", "id name bihuan:en part whole sum average by");
    attributes("categoryValue", "value");
    attributes(
        "bpmndi:BPMNEdge",
        "flowable:sourceDockerX flowable:sourceDockerY flowable:targetDockerX"
            + " flowable:targetDockerY");
    attributes("error", "errorCode");
    attributes("definitions", "camunda:diagramRelationId");
    attributes(
        "userTask",
        "flowable:candidateGroups flowable:candidateUsers flowable:dueDate"
            + " flowable:businessCalendarName"
            + " bihuan:separateFrom bihuan:separateFromParent bihuan:silent bihuan:public");
    attributes("startEvent", "bihuan:candidateGroups bihuan:by" + OF_TYPE);
    attributes("endEvent", "bihuan:counts bihuan:good bihuan:public bihuan:verdict");
    attributes("serviceTask", "flowable:delegateExpression flowable:type");
    attributes("businessRuleTask", "bihuan:decision");
    attributes("callActivity", "flowable:inheritVariables flowable:inheritBusinessKey");
    attributes("timerEventDefinition", "flowable:businessCalendarName");
    attributes("terminateEventDefinition", "flowable:terminateAll");
    attributes(
        "multiInstanceLoopCharacteristics",
        "flowable:collection flowable:elementVariable flowable:elementIndexVariable bihuan:label");
    attributes("subProcess", "bihuan:standing");
    attributes(
        "flowable:formProperty",
        "id name type required bihuan:en bihuan:min bihuan:max bihuan:pattern bihuan:when"
            + " bihuan:given bihuan:value bihuan:default bihuan:choices bihuan:register"
            + " bihuan:of bihuan:visibleTo");
    attributes(
        "bihuan:column",
        "id name type required bihuan:en bihuan:min bihuan:max bihuan:pattern bihuan:when"
            + " bihuan:value bihuan:hidden bihuan:register bihuan:of");
    attributes("flowable:value", "id name bihuan:en");
    attributes("flowable:field", "name stringValue expression");
    attributes("flowable:localization", "locale name");
    attributes("flowable:in", "source target sourceExpression");
    attributes("flowable:out", "source target sourceExpression");
  }

  /** The types of fields; the columns of tables take all but {@code rows}. */
  public static final Set<String> FIELD_TYPES =
      Set.of(
          "string",
          "text",
          "long",
          "double",
          "boolean",
          "date",
          "enum",
          "unit",
          "person",
          "entry",
          "issue",
          "evidence",
          "rows");

  private Vocabulary() {}

  /** All elements but those of the drawing, by name. */
  static List<ProcessVocabulary.Element> elements() {
    Set<String> names = new TreeSet<>(CHILDREN.keySet());
    CHILDREN.values().forEach(names::addAll);
    EXTENSIONS.values().forEach(names::addAll);
    names.removeIf(name -> isDrawing(name));
    return names.stream()
        .map(
            name ->
                new ProcessVocabulary.Element(
                    name,
                    ProcessVocabulary.sorted(CHILDREN.getOrDefault(name, Set.of())),
                    ProcessVocabulary.sorted(EXTENSIONS.getOrDefault(name, Set.of())),
                    ATTRIBUTES.getOrDefault(name, Set.of()).stream()
                        .sorted()
                        .map(
                            attribute ->
                                new ProcessVocabulary.Attribute(
                                    attribute, TEMPLATES.contains(name + "@" + attribute)))
                        .toList(),
                    TEMPLATES.contains(name)))
        .toList();
  }

  public static boolean allows(XmlElement parent, XmlElement child) {
    if (isOfTool(child.name())) {
      return isOfTool(parent.name()) || parent.is("extensionElements") || parent.is("di:extension");
    }
    XmlElement owner = parent.parent();
    if (parent.is("extensionElements") && owner != null) {
      return child.is("flowable:localization")
          || EXTENSIONS.getOrDefault(owner.name(), Set.of()).contains(child.name());
    }
    return CHILDREN.getOrDefault(parent.name(), Set.of()).contains(child.name());
  }

  public static boolean allowsAttribute(XmlElement element, String attribute, String value) {
    if (isOfTool(element.name())
        || isOfTool(attribute)
        || DEFAULTS.getOrDefault(attribute, Set.of()).contains(value)) {
      return true;
    }
    if (ATTRIBUTES.getOrDefault(element.name(), Set.of()).contains(attribute)) {
      return true;
    }
    if (isDrawing(element)) {
      // colours and the like: only shown, never run
      return !attribute.startsWith("flowable:") && !attribute.startsWith("bihuan:");
    }
    return !element.name().contains(":") && STANDARD.contains(attribute);
  }

  /** Whether an element or attribute belongs to a modeler. */
  public static boolean isOfTool(String name) {
    return TOOLS.contains(name.substring(0, name.indexOf(':') + 1));
  }

  public static boolean isDrawing(XmlElement element) {
    return isDrawing(element.name());
  }

  private static boolean isDrawing(String name) {
    return name.startsWith("bpmndi:") || name.startsWith("di:") || name.startsWith("dc:");
  }

  private static void children(String parent, String names) {
    CHILDREN.put(parent, words(names));
  }

  private static void extensions(String owner, String names) {
    EXTENSIONS.put(owner, words(names));
  }

  private static void attributes(String element, String names) {
    ATTRIBUTES.put(element, words(names));
  }

  private static Set<String> words(String names) {
    return new HashSet<>(java.util.Arrays.asList(names.split(" ")));
  }
}
