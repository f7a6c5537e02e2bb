package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessXml;
import org.bihuan.process.language.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One violation of each rule: a file that follows the contract, changed in one place. */
class ContractTest {

  private static final String FIELD =
      "<flowable:formProperty id='note' name='说明' bihuan:en='Note' type='text' bihuan:max='500'/>";
  private static final String[] NUMBER = {"type='text' bihuan:max='500'", "type='double' "};
  private static final String GROUP = "flowable:candidateGroups='${issue.unit}/rectifier'";
  private static final String ACT =
      "<serviceTask id='tell' flowable:delegateExpression='${notify}'><extensionElements><flowable:field name='to' stringValue='${issue.unit}/leader'/><flowable:field name='message' stringValue='notice.x'/></extensionElements></serviceTask>";
  private static final String RULE = "<businessRuleTask id='decide' bihuan:decision='policy'/>";
  private static final String WAIT =
      "<intermediateCatchEvent id='wait'><timerEventDefinition flowable:businessCalendarName='workday'><timeDuration>P5D</timeDuration></timerEventDefinition></intermediateCatchEvent>";
  private static final String WAIT_FOR = "<intermediateCatchEvent id='wait'><timerEventDefinition>";
  private static final String WAITED = "</timerEventDefinition></intermediateCatchEvent>";
  private static final String OUTCOME =
      "<flowable:formProperty id='outcome' name='结论' bihuan:en='Conclusion' type='enum' required='true'><flowable:value id='signOff' name='销号' bihuan:en='Sign off'/><flowable:value id='sendBack' name='退回' bihuan:en='Send back'/></flowable:formProperty>";
  private static final String REVIEW =
      "<userTask id='review' name='复核' bihuan:en='Review' flowable:candidateGroups='${units.parent(issue.supervisor)}/reviewer,QH/leader' flowable:dueDate='P5D' flowable:businessCalendarName='workday' bihuan:separateFrom='rectify'>";
  private static final String REASON =
      "<flowable:formProperty id='reason' name='理由' bihuan:en='Reason' type='text' bihuan:when=\"outcome == 'sendBack'\"/>";
  private static final String TABLE =
      "<flowable:formProperty id='items' name='清单' bihuan:en='Items' type='rows'";
  private static final String NO_MORE = "</flowable:formProperty>";
  private static final String COLUMN = column("string", "");
  private static final String GIVEN =
      TABLE
          + " bihuan:given='${fields.rectify.items}'>"
          + column("string", "bihuan:hidden='true'")
          + NO_MORE;
  private static final String BACK = "outcome == 'sendBack' and fields.rectify.note != ''";
  private static final String LOOP =
      "<multiInstanceLoopCharacteristics flowable:collection='${fields.opened.units}' flowable:elementVariable='unit'/>";
  private static final String END =
      "<endEvent id='signedOff' name='销号' bihuan:en='Signed off' bihuan:good='true'/>";

  private static String good() {
    Drawing drawing = new Drawing();
    drawing.add(
        "<userTask id='rectify' name='整改' bihuan:en='Rectify' "
            + GROUP
            + "><extensionElements>"
            + FIELD
            + TABLE
            + ">"
            + COLUMN
            + NO_MORE
            + "</extensionElements></userTask>");
    drawing.add(
        REVIEW
            + "<extensionElements>"
            + OUTCOME
            + REASON
            + GIVEN
            + "</extensionElements></userTask>");
    drawing.add(
        "<userTask id='inspect' name='检查' bihuan:en='Inspect' flowable:candidateGroups='${unit}/rectifier'>"
            + LOOP
            + "</userTask>");
    drawing.add(ACT).add(RULE).add(WAIT).add(END);
    drawing.add("<exclusiveGateway id='decided' default='passed'/>");
    drawing.flow("start", "decide").flow("decide", "rectify").flow("rectify", "tell");
    drawing.flow("tell", "inspect").flow("inspect", "wait").flow("wait", "review");
    drawing.flow("review", "decided").flow("decided", "rectify", BACK);
    drawing.add("<sequenceFlow id='passed' sourceRef='decided' targetRef='signedOff'/>");
    drawing.add(
        "<subProcess id='withdrawal' triggeredByEvent='true'><startEvent id='withdraw' name='撤销' bihuan:en='Withdraw' bihuan:candidateGroups='${issue.supervisor}/inspector'><messageEventDefinition messageRef='withdrawMessage'/></startEvent>");
    drawing.end("withdrawn").flow("withdraw", "withdrawn").add("</subProcess>");
    return new String(drawing.xml(), StandardCharsets.UTF_8)
        .replace(
            "<startEvent id=\"start\"/>",
            "<startEvent id='start'><extensionElements><flowable:formProperty id='units' name='单位' bihuan:en='Units' type='unit' bihuan:max='9'/></extensionElements></startEvent>");
  }

  private static Report check(String xml) {
    return ProcessCheck.check(
        xml.getBytes(StandardCharsets.UTF_8), Set.of("policy"), Set.of("supervision-notice"));
  }

  @Test
  void acceptsAFileThatKeepsToTheContract() {
    Report report = check(good());

    assertThat(report.findings()).isEmpty();
    assertThat(report.accepted()).isTrue();
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        slip("not-bpmn ", "definitions", "definition"),
        slip(
            "one-process ",
            "<process id=\"drawn\"",
            "<process id='other' isExecutable='true'/><process id=\"drawn\""),
        slip("not-executable drawn", "isExecutable=\"true\"", ""),
        slip("no-diagram drawn", "bpmndi:BPMNShape", "bpmndi:BPMNEdge"),
        slip(
            "script-task s",
            END,
            END + "<scriptTask id='s' scriptFormat='groovy'><script>1</script></scriptTask>"),
        slip("script-task plane", "<bpmndi:BPMNShape", "<scriptTask/><bpmndi:BPMNShape"),
        slip("task-type tell", "flowable:delegateExpression='${notify}'", "flowable:type='shell'"),
        slip("task-type tell", "flowable:delegateExpression='${notify}'", "flowable:type='http'"),
        slip(
            "java-class tell",
            "flowable:delegateExpression='${notify}'",
            "flowable:class='java.lang.Thread'"),
        slip(
            "task-expression tell",
            "flowable:delegateExpression='${notify}'",
            "flowable:expression='${now}'"),
        slip(
            "listener rectify",
            FIELD,
            FIELD + "<flowable:taskListener event='create' expression='${now}'/>"),
        slip(
            "listener rectify",
            FIELD,
            FIELD + "<flowable:executionListener event='start' class='x.Y'/>"),
        slip(
            "boundary-event late",
            END,
            END
                + "<boundaryEvent id='late' attachedToRef='tell'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"),
        slip(
            "unknown-delegate decide",
            RULE,
            "<serviceTask id='decide' flowable:type='dmn' flowable:delegateExpression='${x}'/>"),
        slip("catch-event pause", END, END + "<intermediateCatchEvent id='pause'/>"),
        slip(
            "verdict signedOff",
            "bihuan:good='true'/>",
            "bihuan:good='true' bihuan:verdict='perhaps'/>"),
        slip("error-end signedOff", "bihuan:good='true'/>", "><errorEventDefinition/></endEvent>"),
        slip(
            "event-type signedOff", "bihuan:good='true'/>", "><signalEventDefinition/></endEvent>"),
        slip("gateway-type any", END, END + "<complexGateway id='any'/>"),
        slip("unsupported-element call", END, END + "<sendTask id='call'/>"),
        slip("unsupported-element drawn", END, END + "<ioSpecification/>"),
        slip(
            "unsupported-element start",
            "<startEvent id='start'>",
            "<startEvent id='start'><x:formProperty xmlns:x='http://activiti.org/bpmn'/>"),
        slip("unsupported-attribute rectify", GROUP, GROUP + " flowable:assignee='x'"),
        slip("unsupported-attribute rectify", GROUP, GROUP + " flowable:skipExpression='${true}'"),
        slip("unsupported-attribute rectify", "bihuan:max='500'", "default='${now}'"),
        slip("expression-misplaced rectify", "name='整改'", "name='整改${now}'"),
        slip("process-id Drawn1", "<process id=\"drawn\"", "<process id=\"Drawn1\""),
        slip("element-id Sign_off", "<endEvent id='signedOff'", "<endEvent id='Sign_off'"),
        slip("element-id rectify", "id='note'", "id='Note-1'"),
        slip("element-id drawn", "<sequenceFlow id='flow1'", "<sequenceFlow"),
        slip("duplicate-id wait", END, END + "<parallelGateway id='wait'/>"),
        slip(
            "reserved-name inspect",
            "flowable:elementVariable='unit'",
            "flowable:elementVariable='issue'"),
        slip("reserved-name rectify", "id='note'", "id='empty'"),
        slip("chinese-name rectify", "name='整改'", ""),
        slip("chinese-name review", "name='退回'", ""),
        slip("english-name rectify", "bihuan:en='Rectify'", ""),
        slip("english-help review", REVIEW, REVIEW + "<documentation>核实。</documentation>"),
        slip("field-type rectify", "type='text' bihuan:max", "type='json' bihuan:max"),
        slip("enum-without-values rectify", "type='text' bihuan:max='500'", "type='enum'"),
        slip("duplicate-field rectify", FIELD, FIELD + FIELD),
        slip("duplicate-value review", "id='sendBack'", "id='signOff'"),
        slip("outcome-type review", "type='enum' required", "type='string' required"),
        slip("field-limit rectify", "bihuan:max='500'", "bihuan:max='many'"),
        slip("field-limit rectify", "bihuan:max='500'", "bihuan:max='5' bihuan:min='6'"),
        slip("field-limit rectify", "bihuan:max='500'", "bihuan:max='-1'"),
        slip("field-limit rectify", "bihuan:max='500'", "bihuan:max='1.5'"),
        slip("field-limit rectify", "bihuan:max='500'", "bihuan:max='1E+20'"),
        slip(
            "field-limit rectify",
            "type='text' bihuan:max='500'",
            "type='string' bihuan:min='501'"),
        slip("field-limit rectify", "bihuan:max='500'", "bihuan:min='20001'"),
        slip("field-limit rectify", "bihuan:max='500'", "bihuan:max='0' required='true'"),
        slip(
            "field-limit rectify",
            "type='text' bihuan:max='500'",
            "type='evidence' bihuan:min='51'"),
        slip("field-limit rectify", "type='text' bihuan:max='500'", "type='unit' bihuan:min='201'"),
        slip(
            "field-limit rectify",
            "type='text' bihuan:max='500'",
            "type='long' bihuan:min='1.2' bihuan:max='1.8'"),
        slip(
            "field-limit rectify",
            "type='text' bihuan:max='500'",
            "type='long' bihuan:min='9223372036854775808'"),
        slip("field-limit rectify", NUMBER[0], NUMBER[1] + "bihuan:max='1E+30'"),
        slip("field-limit rectify", NUMBER[0], NUMBER[1] + "bihuan:min='1E+999999999'"),
        slip("field-limit rectify", NUMBER[0], NUMBER[1] + "bihuan:max='1E-20000'"),
        slip("field-limit rectify", NUMBER[0], NUMBER[1] + "bihuan:max='0E-20000'"),
        slip("field-limit rectify", NUMBER[0], NUMBER[1] + "bihuan:max='" + "9".repeat(101) + "'"),
        slip("field-pattern rectify", "bihuan:max='500'", "bihuan:pattern='('"),
        slip("rows-columns rectify", "type='text' bihuan:max='500'", "type='rows'"),
        slip("rows-columns rectify", "bihuan:max='500'/>", ">" + COLUMN + NO_MORE),
        slip("rows-within-rows rectify", TABLE + ">" + COLUMN, TABLE + ">" + column("rows", "")),
        slip(
            "reserved-name rectify",
            TABLE + ">" + COLUMN,
            TABLE + ">" + COLUMN.replace("'item'", "'row'")),
        slip("duplicate-field rectify", TABLE + ">" + COLUMN, TABLE + ">" + COLUMN + COLUMN),
        slip("field-type rectify", TABLE + ">" + COLUMN, TABLE + ">" + column("json", "")),
        slip(
            "field-limit rectify",
            TABLE + ">" + COLUMN,
            TABLE + ">" + column("text", "bihuan:max='x'")),
        slip(
            "english-name rectify",
            TABLE + ">" + COLUMN,
            TABLE + ">" + COLUMN.replace("bihuan:en='Item'", "")),
        slip(
            "unsupported-attribute rectify",
            TABLE + ">" + COLUMN,
            TABLE + ">" + column("text", "bihuan:given='${1}'")),
        slip(
            "unknown-outcome rectify",
            TABLE + ">" + COLUMN,
            TABLE + ">" + column("text", "bihuan:when=\"outcome == 'back'\"")),
        slip("rows-size rectify", TABLE + ">" + COLUMN, TABLE + " bihuan:max='5001'>" + COLUMN),
        slip("rows-given start", "id='units'", "bihuan:given='${fields.rectify.note}' id='units'"),
        slip("rows-given review", GIVEN, GIVEN.replace("rectify.items", "rectify.note")),
        slip(
            "rows-given review",
            GIVEN,
            GIVEN.replace("type='rows'", "type='rows' required='true'")),
        slip("given-column review", GIVEN, GIVEN.replace("type='string'", "type='text'")),
        slip("hidden-column review", GIVEN, GIVEN.replace("'item'", "'other'")),
        slip("unknown-outcome review", "\"outcome == 'sendBack'\"", "\"outcome == 'sendback'\""),
        slip("unknown-outcome flow8", "{outcome == 'sendBack'", "{outcome == 'back'"),
        slip("no-group rectify", GROUP, ""),
        slip("no-group withdraw", "bihuan:candidateGroups='${issue.supervisor}/inspector'", ""),
        slip("group-form rectify", GROUP, "flowable:candidateGroups='${issue.openedBy}'"),
        slip("unknown-role rectify", GROUP, "flowable:candidateGroups='${issue.unit}/boss'"),
        slip("unknown-role tell", "${issue.unit}/leader", "${issue.unit}/chief"),
        slip("unknown-role drawn", "isExecutable", "bihuan:opener='inspector,chief' isExecutable"),
        slip("due-date review", "flowable:dueDate='P5D'", "flowable:dueDate='next week'"),
        slip(
            "calendar-name review",
            "businessCalendarName='workday' bihuan",
            "businessCalendarName='lunar' bihuan"),
        slip("separate-from review", "separateFrom='rectify'", "separateFrom='rectifi'"),
        slip("collection inspect", "'${fields.opened.units}'", "'units'"),
        slip(
            "expression-syntax rectify",
            GROUP,
            "flowable:candidateGroups='${true ? issue.unit : 1}/rectifier'"),
        slip(
            "expression-syntax rectify",
            GROUP,
            "flowable:candidateGroups='#{issue.unit}/rectifier'"),
        slip(
            "expression-outside rectify",
            GROUP,
            "flowable:candidateGroups='${dataSource}/rectifier'"),
        slip(
            "expression-outside rectify",
            GROUP,
            "flowable:candidateGroups='${issue.unit.getClass()}/rectifier'"),
        slip("expression-outside rectify", GROUP, "flowable:candidateGroups='${unit}/rectifier'"),
        slip("unknown-field flow8", "fields.rectify.note", "fields.rectify.notes"),
        slip("value-type flow8", "{outcome == 'sendBack' and", "{fields.rectify.note and"),
        slip("value-type flow8", "{outcome == 'sendBack' and", "{fields.review.outcome and"),
        slip("list-value inspect", "'${unit}/rectifier'", "'${fields.opened.units}/rectifier'"),
        slip("not-rows flow8", "fields.rectify.note != ''", "empty fields.opened.units[now]"),
        slip("compared-types flow8", "fields.rectify.note != ''", "fields.rectify.note > 5"),
        slip("unknown-value flow8", "outcome == 'sendBack'", "fields.review.outcome == 'back'"),
        slip("maybe-empty wait", WAIT, WAIT_FOR + "<timeDate>${issue.dueAt}</timeDate>" + WAITED),
        slip(
            "undecided withdraw",
            "bihuan:candidateGroups='${issue.supervisor}/inspector'",
            "bihuan:candidateGroups='${policy.unit}/inspector'"),
        slip(
            "field-formula rectify",
            "bihuan:max='500'",
            "required='true' bihuan:value='${issue.title}'"),
        slip("unknown-delegate tell", "${notify}", "${dataSource}"),
        slip("unknown-parameter tell", "name='message'", "name='text'"),
        slip("missing-parameter tell", "name='to'", "name='message'"),
        slip("unknown-decision decide", "bihuan:decision='policy'", "bihuan:decision='other'"),
        slip("unknown-decision decide", RULE, "<serviceTask id='decide' flowable:type='dmn'/>"),
        slip("unknown-type wait", WAIT, "<callActivity id='wait' calledElement='nothing'/>"),
        slip("action-message withdraw", "messageRef='withdrawMessage'", "messageRef='other'"),
        slip(
            "action-by withdraw",
            "bihuan:candidateGroups='${issue.supervisor}/inspector'",
            "bihuan:by='anybody'"),
        slip(
            "action-by withdraw",
            "bihuan:candidateGroups='${issue.supervisor}/inspector'",
            "bihuan:by='system' bihuan:candidateGroups='${issue.supervisor}/inspector'"),
        slip(
            "action-of tell",
            ACT,
            "<serviceTask id='tell' flowable:delegateExpression='${takeAction}'><extensionElements><flowable:field name='to' stringValue='everybody'/><flowable:field name='type' stringValue='drawn'/><flowable:field name='action' stringValue='x'/></extensionElements></serviceTask>"),
        slip("timer wait", "P5D</timeDuration>", "PT5H</timeDuration>"),
        slip(
            "timer wait",
            WAIT,
            WAIT_FOR + "<timeDate>+999999999-01-01T00:00:00Z</timeDate>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeDate>1899-12-31T00:00:00Z</timeDate>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeDuration>PT-5S</timeDuration>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeDuration>P-1D</timeDuration>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeDuration>P99999999Y</timeDuration>" + WAITED),
        slip(
            "timer wait", WAIT, WAIT_FOR + "<timeDuration>P2147483647Y11M</timeDuration>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeDuration>P3654D</timeDuration>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeCycle>R/PT0S</timeCycle>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeCycle>R/PT59.999S</timeCycle>" + WAITED),
        slip(
            "timer wait",
            WAIT,
            WAIT_FOR + "<timeCycle>R3/2026-01-01T00:00:00Z/PT0S</timeCycle>" + WAITED),
        slip("timer wait", WAIT, WAIT_FOR + "<timeCycle>R/P0D</timeCycle>" + WAITED),
        slip("timer wait", "timeDuration>P5D</timeDuration", "timeCycle>R/P0D</timeCycle"),
        slip(
            "dangling-flow flow2",
            "sourceRef='decide' targetRef='rectify'",
            "sourceRef='decide' targetRef='withdrawn'"),
        slip(
            "start-event withdrawal", "<messageEventDefinition messageRef='withdrawMessage'/>", ""),
        slip("start-event drawn", END, END + "<startEvent id='second'/>"),
        slip("no-outgoing decided", "sourceRef='decided'", "sourceRef='decides'"),
        slip("flow-without-condition decided", " default='passed'", ""),
        slip("condition-on-parallel decided", "exclusiveGateway", "parallelGateway"),
        slip("unreachable lost", END, END + "<endEvent id='lost' name='失' bihuan:en='Lost'/>"),
        slip("outcome-ignored review", "{outcome == 'sendBack' and ", "{"));
  }

  private static String column(String type, String more) {
    return "<bihuan:column id='item' name='项目' bihuan:en='Item' type='%s' %s/>"
        .formatted(type, more);
  }

  private static Arguments slip(String expected, String from, String to) {
    return Arguments.of(expected, from, to);
  }

  /** A version deployed before such limits were refused still runs. */
  @Test
  void readsALimitOutOfBoundsAsNone() {
    String huge = good().replace(NUMBER[0], NUMBER[1] + "bihuan:min='1E+999999999'");

    assertThat(ProcessXml.read(huge.getBytes(StandardCharsets.UTF_8)).step("rectify").fields())
        .allSatisfy(field -> assertThat(field.min()).isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bihuan:min='-1E+29'", "bihuan:max='0.00000000000000000001'"})
  void takesLimitsThatNumbersMayHave(String limit) {
    String numbers = good().replace("fields.rectify.note != ''", "fields.rectify.note != 1");
    assertThat(found(numbers.replace(NUMBER[0], NUMBER[1] + limit))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<timeDate>9999-12-31T00:00:00Z</timeDate>",
        "<timeDuration>P10Y</timeDuration>",
        "<timeDuration>PT0.5S</timeDuration>",
        "<timeCycle>R/PT1M</timeCycle>",
        "<timeCycle>R3/2026-01-01T00:00:00Z/P1M</timeCycle>"
      })
  void takesTimesThatTimersCanWaitFor(String time) {
    assertThat(found(good().replace(WAIT, WAIT_FOR + time + WAITED))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void names(String expected, String from, String to) {
    assertThat(good()).contains(from);

    assertThat(Drawing.found(check(good().replace(from, to)))).contains(expected);
  }

  @Test
  void readsNoStrangersXml() {
    assertThat(found("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"))
        .containsExactly("dtd ");
    assertThat(found("<!DOCTYPE a><a/>")).containsExactly("dtd ");
    assertThat(found("<a><b></a>")).containsExactly("not-xml ");
    assertThat(found("<a>" + " ".repeat(1 << 20) + "</a>")).containsExactly("file-too-large ");
    assertThat(found("<a>".repeat(65) + "</a>".repeat(65))).containsExactly("too-deep ");
  }

  @Test
  void tellsTheLine() {
    Report report = check(good().replace(GROUP, "\n" + GROUP + " flowable:assignee='x'"));

    long line = good().lines().takeWhile(text -> !text.contains("id='rectify'")).count() + 2;
    assertThat(report.findings()).extracting(f -> (long) f.line()).containsExactly(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<documentation bihuan:en='Verify.'>核实。</documentation>",
        "<documentation>核实。</documentation><documentation xml:lang='en'>Verify.</documentation>",
        "<documentation xml:lang='en-GB'>Verify.</documentation><documentation xml:lang='zh'>核实。</documentation>",
      })
  void readsHelpInBothLanguages(String documentation) {
    Report report = check(good().replace(REVIEW, REVIEW + documentation));

    assertThat(report.findings()).isEmpty();
    assertThat(Objects.requireNonNull(report.model()).step("review").help())
        .isEqualTo(new ProcessModel.Names("核实。", "Verify."));
  }

  @Test
  void everyRuleHasItsTextsAndATest() {
    Set<String> tested = new HashSet<>(List.of("dtd", "not-xml", "file-too-large", "too-deep"));
    // in XmlFileTest and DmnCheckTest
    tested.addAll(List.of("too-many-findings", "expression-size")); // in HeavyFilesTest
    tested.addAll(List.of("encoding", "processing-instruction", "duplicate-element", "stray-text"));
    slips().forEach(slip -> tested.add(slip.get()[0].toString().split(" ")[0]));
    // in OpenedIssueTest and WaitForChildrenTest
    tested.addAll(List.of("opened-value", "opened-without", "opened-with", "opened-each"));
    tested.addAll(List.of("opener-unsuited", "unknown-action"));
    tested.addAll(List.of("passed-limit", "opening-evidence", "number-range", "unknown-unit"));
    tested.addAll(List.of("wait-condition", "wait-unsure"));
    tested.addAll(List.of("clock-time", "clock-units", "clock-field", "clock-missing"));
    // in SoundnessTest
    tested.addAll(List.of("deadlock", "double-token", "no-end", "unhandled-outcome"));
    tested.addAll(List.of("no-default-flow", "late-end", "too-complex", "endless"));
    // in tests of their own
    tested.addAll(List.of("inclusive-gateway", "error-boundary", "candidate-user", "standing"));
    tested.addAll(List.of("collection-single", "action-repeated", "called-process"));
    tested.addAll(
        List.of(
            "unknown-output",
            "ambiguous-name",
            "policy-twice")); // in SureValuesTest, InferenceTest
    tested.addAll(List.of("figure", "figure-value", "figure-by", "hidden-fact"));
    // in DocumentTemplateTest and DocumentTaskTest
    tested.addAll(List.of("template-file", "template-size", "template-part", "template-content"));
    tested.addAll(List.of("template-external", "template-syntax", "template-placeholder"));
    tested.addAll(List.of("template-rows", "unknown-template", "document-number"));
    // in RegisterCheckTest and EntryFieldsTest
    tested.addAll(List.of("register-json", "register-part", "register-columns", "register-key"));
    tested.addAll(List.of("register-editor", "register-changed", "unknown-register"));
    tested.addAll(List.of("register-unit", "register-character", "template-main"));
    tested.add("separate-public"); // in PublicReportsTest
    tested.addAll(List.of("visible-to", "restricted-value", "public-opener", "public-field"));
    for (Rule rule : Rule.values()) {
      for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
        ResourceBundle texts = ResourceBundle.getBundle("messages.check", locale);
        assertThat(texts.getString("check." + rule.key())).isNotBlank();
        assertThat(texts.getString("check." + rule.key() + ".instead")).isNotBlank();
      }
      if (!rule.key().contains("dmn")) {
        assertThat(tested).contains(rule.key());
      }
    }
  }

  @Test
  void givesTheModelThatTheProcessRunsBy() {
    ProcessModel model = ProcessXml.read(good().getBytes(StandardCharsets.UTF_8));

    ProcessModel.Step review = model.step("review");
    assertThat(review.groups())
        .containsExactly("${units.parent(issue.supervisor)}/reviewer", "QH/leader");
    assertThat(review.separateFrom()).containsExactly("rectify");
    assertThat(review.outcome("sendBack"))
        .map(v -> v.names().in(Locale.ENGLISH))
        .contains("Send back");
    assertThat(review.workdays()).isTrue();
    assertThat(review.field("reason").map(ProcessModel.Field::when))
        .hasValueSatisfying(
            when -> assertThat(Expressions.holds(when.expression(), name -> "sendBack")).isTrue());
    assertThat(model.step("rectify").outcomes()).extracting("id").containsExactly("done");
    assertThat(model.startForm()).extracting("id").containsExactly("units");
    assertThat(model.action("withdraw").orElseThrow().interrupting()).isTrue();
    assertThat(model.decisions().values()).extracting("key").containsExactly("policy");
    assertThat(model.acts().values())
        .extracting("delegate", "parameters")
        .containsExactly(
            tuple("notify", Map.of("to", "${issue.unit}/leader", "message", "notice.x")));
    assertThat(model.ends().values())
        .extracting("id", "good")
        .containsExactly(tuple("signedOff", true), tuple("withdrawn", false));
    assertThat(model.names("review").in(Locale.CHINESE)).isEqualTo("复核");
  }

  private static List<String> found(String xml) {
    return Drawing.found(check(xml));
  }
}
