package org.bihuan.workflow;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Makes hostile files out of one that follows the contract and has every element of it: payloads in
 * each text and attribute, in attributes and elements that BPMN and the engine know and the
 * contract does not, and in second copies of each element.
 */
final class HostileProcessFiles {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String FLOWABLE = "http://flowable.org/bpmn";

  private static final TransformerFactory TRANSFORMERS = TransformerFactory.newInstance();
  private static final DocumentBuilderFactory READERS = readers();

  /** Attributes that the engine takes for code, names of code, or expressions. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "class",
          "expression",
          "delegateExpression",
          "type",
          "resultVariable",
          "resultVariableName",
          "skipExpression",
          "assignee",
          "owner",
          "candidateUsers",
          "candidateGroups",
          "candidateStarterUsers",
          "category",
          "formKey",
          "formHandlerClass",
          "dueDate",
          "businessCalendarName",
          "initiator",
          "taskIdVariableName",
          "topic",
          "triggerable",
          "async",
          "collection",
          "elementVariable",
          "calledElementType",
          "businessKey",
          "processInstanceName",
          "sourceExpression",
          "endDate",
          "stringValue",
          "variable",
          "decisionTaskThrowErrorOnNoHits");

  /** Elements that run something; {@code @} stands for the payload. */
  private static final List<String> ELEMENTS =
      List.of(
          "<flowable:executionListener event='start' class='@'/>",
          "<flowable:executionListener event='end' expression='@'/>",
          "<flowable:executionListener event='take' delegateExpression='@'/>",
          "<flowable:executionListener event='start'><flowable:script language='groovy'>@</flowable:script></flowable:executionListener>",
          "<flowable:taskListener event='create' expression='@' customPropertiesResolverExpression='@'/>",
          "<flowable:eventListener events='PROCESS_STARTED' class='@'/>",
          "<flowable:field name='to' expression='@'/>",
          "<flowable:field name='to'><flowable:expression>@</flowable:expression></flowable:field>",
          "<flowable:in sourceExpression='@' target='x'/>",
          "<flowable:mapException errorCode='1' includeChildExceptions='true'>@</flowable:mapException>",
          "<flowable:potentialStarter><resourceAssignmentExpression><formalExpression>@</formalExpression></resourceAssignmentExpression></flowable:potentialStarter>",
          "<potentialOwner><resourceAssignmentExpression><formalExpression>@</formalExpression></resourceAssignmentExpression></potentialOwner>",
          "<scriptTask id='evil' scriptFormat='juel'><script>@</script></scriptTask>",
          "<serviceTask id='evil' flowable:class='@'/>",
          "<conditionExpression xsi:type='tFormalExpression' language='groovy'>@</conditionExpression>",
          "<timerEventDefinition><timeDate>@</timeDate></timerEventDefinition>",
          "<conditionalEventDefinition><condition>@</condition></conditionalEventDefinition>",
          "<ioSpecification><dataInput id='evil' name='@'/></ioSpecification>",
          "<dataObject id='evil' name='@' itemSubjectRef='xsd:string'/>",
          "<multiInstanceLoopCharacteristics flowable:collection='@' flowable:elementVariable='e'/>");

  private final List<String> payloads;
  private final String base;
  private final List<String> files = new ArrayList<>();
  private int turn;

  private HostileProcessFiles(String base, List<String> payloads) {
    this.base = base;
    this.payloads = payloads;
  }

  /**
   * All of them, in the same order each time.
   *
   * @param base a file that follows the contract
   */
  static List<String> of(String base, List<String> payloads) throws Exception {
    HostileProcessFiles made = new HostileProcessFiles(base, payloads);
    int count = made.read().getElementsByTagName("*").getLength();
    for (int i = 0; i < count; i++) {
      made.element(i);
    }
    return made.files;
  }

  private String payload() {
    return payloads.get(turn++ % payloads.size());
  }

  private void element(int index) throws Exception {
    int attributes = element(read(), index).getAttributes().getLength();
    for (int i = 0; i < attributes; i++) {
      int place = i;
      with(index, (element, payload) -> attribute(element, place).setValue(payload));
      with(
          index,
          (element, payload) -> {
            Attr attribute = attribute(element, place);
            attribute.setValue(attribute.getValue() + payload);
          });
    }
    for (String name : ATTRIBUTES) {
      with(
          index,
          (element, payload) -> element.setAttributeNS(FLOWABLE, "flowable:" + name, payload));
    }
    for (String child : ELEMENTS) {
      with(index, (element, payload) -> append(element, child, payload));
    }
    with(index, (element, payload) -> element.appendChild(text(element, payload)));
    with(
        index,
        (element, payload) ->
            element.insertBefore(text(element, payload), element.getFirstChild()));
    with(index, (element, payload) -> element.setTextContent(payload));
    with(index, (element, payload) -> twice(element, payload, element));
    with(index, (element, payload) -> twice(element, payload, element.getNextSibling()));
  }

  private static Attr attribute(Element element, int index) {
    NamedNodeMap attributes = element.getAttributes();
    return (Attr) attributes.item(index);
  }

  private static Node text(Element element, String payload) {
    return element.getOwnerDocument().createTextNode(payload);
  }

  /** A copy of the element beside it, whose text is the payload. */
  private static void twice(Element element, String payload, Node before) {
    if (element.getParentNode() instanceof Element parent) {
      Element copy = (Element) element.cloneNode(true);
      if (copy.getElementsByTagName("*").getLength() == 0) {
        copy.setTextContent(payload);
      }
      parent.insertBefore(copy, before);
    }
  }

  private static void append(Element element, String child, String payload) throws Exception {
    String escaped = payload.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    String wrapped =
        "<e xmlns='%s' xmlns:flowable='%s' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>%s</e>"
            .formatted(BPMN, FLOWABLE, child.replace("@", escaped));
    Node made = parse(wrapped).getDocumentElement().getFirstChild();
    element.appendChild(element.getOwnerDocument().importNode(made, true));
  }

  /** One change of one element. */
  private interface Change {
    void apply(Element element, String payload) throws Exception;
  }

  private void with(int index, Change change) throws Exception {
    Document document = read();
    change.apply(element(document, index), payload());
    Transformer writer = TRANSFORMERS.newTransformer();
    writer.setOutputProperty(OutputKeys.STANDALONE, "no");
    StringWriter out = new StringWriter();
    writer.transform(new DOMSource(document), new StreamResult(out));
    files.add(out.toString());
  }

  private static Element element(Document document, int index) {
    NodeList all = document.getElementsByTagName("*");
    return (Element) Objects.requireNonNull(all.item(index));
  }

  private Document read() throws Exception {
    return parse(base);
  }

  private static Document parse(String xml) throws Exception {
    return READERS.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static DocumentBuilderFactory readers() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory;
  }
}
