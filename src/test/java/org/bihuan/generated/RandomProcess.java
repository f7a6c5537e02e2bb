package org.bihuan.generated;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.generated.RandomForm.Known;

/**
 * Draws a random process out of everything that the contract offers. Most are sound; where values
 * may be missing or branches interfere, the check decides.
 */
final class RandomProcess {

  /** A type that the processes open, and one that they call; both are deployed before. */
  static final String CHILD = "generated-child";

  static final String PART = "generated-part";
  static final List<String> USED = List.of(CHILD, PART);

  private static final List<String> GROUPS =
      List.of(
          "${issue.unit}/rectifier",
          "${issue.unit}/rectifier",
          "${issue.supervisor}/inspector",
          "${issue.supervisor}/reviewer",
          "${issue.supervisor}/leader");
  private static final int DEPTH = 3;

  private final Random random;
  private final RandomExpressions expressions;
  private final StringBuilder xml = new StringBuilder();
  private final Set<String> parts = new TreeSet<>();
  private List<Known> known = new ArrayList<>();
  private int ids;
  private int depth;
  private int repeated;
  private int decidedFor = -1;
  private boolean called;

  RandomProcess(Random random) {
    this.random = random;
    this.expressions = new RandomExpressions(random);
  }

  /** Where a part of the drawing is entered and left. */
  private record Part(String entry, String exit) {}

  /** The parts of the language that were drawn. */
  Set<String> parts() {
    return parts;
  }

  String draw(String key) {
    RandomForm form = new RandomForm(random, "opened", List.of(), List.of());
    known.addAll(form.known());
    xml.append(
        "<startEvent id='opened' name='登记' bihuan:en='Opened'>%s</startEvent>"
            .formatted(form.xml()));
    Part all = sequence();
    flow("opened", all.entry());
    boolean terminates = random.nextBoolean();
    end("done", terminates ? "<terminateEventDefinition/>" : "", "bihuan:good='true'");
    flow(all.exit(), "done");
    StringBuilder messages = new StringBuilder();
    if (random.nextInt(3) == 0) {
      action(messages, terminates);
    }
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">%s<error id="failed" errorCode="failed"/>
          <process id="%s" name="随机" bihuan:en="Random" bihuan:opener="inspector" isExecutable="true">
        %s</process>
        </definitions>
        """
        .formatted(messages, key, xml);
  }

  private Part sequence() {
    Part first = part();
    int more = random.nextInt(depth == 0 ? 4 : 2);
    for (int i = 0; i < more; i++) {
      Part next = part();
      flow(first.exit(), next.entry());
      first = new Part(first.entry(), next.exit());
    }
    return first;
  }

  private Part part() {
    if (depth >= DEPTH) {
      return step("");
    }
    depth++;
    try {
      return switch (random.nextInt(17)) {
        case 0, 1 -> alternatives();
        case 2, 3 -> sentBack();
        case 4 -> branches("parallelGateway");
        case 5 -> branches("inclusiveGateway");
        case 6 -> subprocess();
        case 7 -> failing();
        case 8 -> step(instances());
        case 9 -> forEach();
        case 10 -> pause();
        case 11 -> act();
        case 12 -> children();
        case 13 -> decision();
        case 14 -> milestoneOrCall();
        default -> step("");
      };
    } finally {
      depth--;
    }
  }

  private Part step(String instances) {
    return step(instances, List.of());
  }

  private Part step(String instances, List<String> outcomes) {
    String id = id("s");
    RandomForm form = new RandomForm(random, id, outcomes, repeated > 0 ? List.of() : known);
    String due =
        switch (random.nextInt(4)) {
          case 0 -> "flowable:dueDate='P3D' flowable:businessCalendarName='workday'";
          case 1 -> "flowable:dueDate='${" + expressions.time(known) + "}'";
          default -> "";
        };
    String who =
        random.nextInt(8) == 0
            ? "flowable:candidateUsers='${issue.openedBy}'"
            : "flowable:candidateGroups='" + GROUPS.get(random.nextInt(GROUPS.size())) + "'";
    add(
        "<userTask id='%s' name='环节%s' bihuan:en='%s' %s %s>%s%s</userTask>",
        id, id, id, who, escaped(due), form.xml(), instances);
    if (instances.isEmpty()) {
      known.addAll(form.known());
    } else {
      form.known().forEach(field -> known.add(new Known(field.path(), "list", true, List.of())));
    }
    if (instances.isEmpty() && random.nextInt(outcomes.isEmpty() ? 8 : 40) == 0) {
      return hurried(id);
    }
    return new Part(id, id);
  }

  /** A step that a timer interrupts or accompanies. */
  private Part hurried(String id) {
    parts.add("boundary timer");
    boolean interrupts = random.nextBoolean();
    String timer = id("t");
    add(
        "<boundaryEvent id='%s' name='到时' bihuan:en='Late' attachedToRef='%s' cancelActivity='%s'><timerEventDefinition>%s</timerEventDefinition></boundaryEvent>",
        timer,
        id,
        interrupts,
        "<timeDuration>PT%dM</timeDuration>".formatted(5 + random.nextInt(40)));
    if (interrupts) {
      String merge = gateway("exclusiveGateway", "");
      flow(id, merge);
      flow(timer, merge);
      return new Part(id, merge);
    }
    String told = notify("${issue.supervisor}/leader");
    flow(timer, told);
    String over = id("e");
    end(over, "", "");
    flow(told, over);
    return new Part(id, id);
  }

  private Part alternatives() {
    parts.add("exclusive gateway");
    boolean byOutcome = random.nextBoolean();
    List<String> outcomes = List.of("accept", "refuse", "defer").subList(0, 2 + random.nextInt(2));
    Part asked = byOutcome ? step("", outcomes) : step("");
    String split = id("g");
    String merge = gateway("exclusiveGateway", "");
    List<Known> before = known;
    StringBuilder flows = new StringBuilder();
    String fallback = "";
    int ways = byOutcome ? outcomes.size() : 2;
    for (int i = 0; i < ways; i++) {
      known = new ArrayList<>(before);
      Part way = sequence();
      flow(way.exit(), merge);
      String flow = id("f");
      boolean last = !byOutcome && i == ways - 1;
      String condition =
          byOutcome ? "outcome == '" + outcomes.get(i) + "'" : expressions.condition(before);
      fallback = last ? " default='" + flow + "'" : fallback;
      flows.append(flow(flow, split, way.entry(), last ? "" : condition));
    }
    known = before;
    add("<exclusiveGateway id='%s' name='如何' bihuan:en='Which'%s/>", split, fallback);
    xml.append(flows);
    flow(asked.exit(), split);
    return new Part(asked.entry(), merge);
  }

  private Part sentBack() {
    parts.add("send back");
    String again = gateway("exclusiveGateway", "");
    Part work = sequence();
    flow(again, work.entry());
    Part review = step("", List.of("accept", "sendBack"));
    flow(work.exit(), review.entry());
    String split = id("g");
    add("<exclusiveGateway id='%s' name='合格？' bihuan:en='Good?'/>", split);
    flow(review.exit(), split);
    String out = gateway("exclusiveGateway", "");
    xml.append(flow(id("f"), split, out, "outcome == 'accept'"));
    String back = again;
    if (random.nextBoolean()) {
      back = id("a");
      add(
          "<serviceTask id='%s' name='下一轮' bihuan:en='Next' flowable:delegateExpression='${nextRound}'/>",
          back);
      flow(back, again);
    }
    xml.append(flow(id("f"), split, back, "outcome == 'sendBack'"));
    return new Part(again, out);
  }

  private Part branches(String kind) {
    parts.add(kind.equals("parallelGateway") ? "parallel gateway" : "inclusive gateway");
    boolean inclusive = kind.equals("inclusiveGateway");
    String split = id("g");
    String join = gateway(kind, "");
    List<Known> before = known;
    List<Known> after = new ArrayList<>(before);
    StringBuilder flows = new StringBuilder();
    String fallback = "";
    int ways = 2 + random.nextInt(2);
    for (int i = 0; i < ways; i++) {
      known = new ArrayList<>(before);
      Part way = sequence();
      flow(way.exit(), join);
      String flow = id("f");
      boolean last = inclusive && i == ways - 1;
      fallback = last ? " default='" + flow + "'" : fallback;
      flows.append(
          flow(flow, split, way.entry(), inclusive && !last ? expressions.condition(before) : ""));
      if (!inclusive) {
        after.addAll(known.subList(before.size(), known.size()));
      }
    }
    known = after;
    add("<%s id='%s' name='分' bihuan:en='Split'%s/>", kind, split, fallback);
    xml.append(flows);
    return new Part(split, join);
  }

  private Part subprocess() {
    parts.add("subprocess");
    boolean standing = random.nextInt(5) == 0 && repeated == 0;
    String id = id("p");
    inside(id, standing ? "bihuan:standing='true'" : "", "", () -> {});
    if (random.nextInt(3) > 0) {
      return new Part(id, id);
    }
    String timer = id("t");
    add(
        "<boundaryEvent id='%s' name='到时' bihuan:en='Late' attachedToRef='%s'><timerEventDefinition><timeDate xsi:type='tFormalExpression'>${%s}</timeDate></timerEventDefinition></boundaryEvent>",
        timer, id, expressions.time(List.of()));
    String merge = gateway("exclusiveGateway", "");
    flow(id, merge);
    flow(timer, merge);
    return new Part(id, merge);
  }

  /** A subprocess that may end with an error. */
  private Part failing() {
    parts.add("error");
    String id = id("p");
    inside(
        id,
        "",
        "",
        () -> {
          Part asked = step("", List.of("accept", "fail"));
          String split = id("g");
          add("<exclusiveGateway id='%s' name='成否' bihuan:en='Ok?'/>", split);
          flow(asked.exit(), split);
          String good = id("e");
          String bad = id("e");
          end(good, "", "");
          end(bad, "<errorEventDefinition errorRef='failed'/>", "");
          xml.append(flow(id("f"), split, good, "outcome == 'accept'"));
          xml.append(flow(id("f"), split, bad, "outcome == 'fail'"));
          entry = asked.entry();
        });
    String caught = id("b");
    add(
        "<boundaryEvent id='%s' name='不成' bihuan:en='Failed' attachedToRef='%s'><errorEventDefinition errorRef='failed'/></boundaryEvent>",
        caught, id);
    String merge = gateway("exclusiveGateway", "");
    flow(id, merge);
    flow(caught, merge);
    return new Part(id, merge);
  }

  private String entry = "";

  /**
   * A subprocess.
   *
   * @param own draws what is inside and sets the entry; where it draws nothing, a sequence is drawn
   */
  private void inside(String id, String attributes, String instances, Runnable own) {
    List<Known> before = known;
    known = new ArrayList<>(before);
    add("<subProcess id='%s' name='部分%s' bihuan:en='%s' %s>%s", id, id, id, attributes, instances);
    String start = id("b");
    add("<startEvent id='%s'/>", start);
    entry = "";
    own.run();
    if (entry.isEmpty()) {
      Part all = sequence();
      String end = id("e");
      end(end, "", "");
      flow(all.exit(), end);
      entry = all.entry();
    }
    flow(start, entry);
    add("</subProcess>");
    known = instances.isEmpty() && attributes.isEmpty() ? known : before;
  }

  private Part forEach() {
    if (repeated > 1) {
      return step("");
    }
    parts.add("subprocess for each");
    String instances = instances();
    String id = id("p");
    repeated++;
    inside(id, "", instances, () -> {});
    repeated--;
    return new Part(id, id);
  }

  private String instances() {
    parts.add("instances");
    String sequential = "isSequential='" + random.nextBoolean() + "'";
    if (random.nextBoolean()) {
      return "<multiInstanceLoopCharacteristics %s><loopCardinality>%d</loopCardinality></multiInstanceLoopCharacteristics>"
          .formatted(sequential, random.nextInt(3));
    }
    return "<multiInstanceLoopCharacteristics %s flowable:collection=\"${%s}\" flowable:elementVariable='each%d'/>"
        .formatted(sequential, expressions.collection(known), ids);
  }

  private Part pause() {
    parts.add("timer");
    String id = id("t");
    String when =
        random.nextBoolean()
            ? "<timeDuration>PT%dM</timeDuration>".formatted(5 + random.nextInt(30))
            : "<timeDate xsi:type='tFormalExpression'>${%s}</timeDate>"
                .formatted(expressions.time(known));
    add(
        "<intermediateCatchEvent id='%s' name='等' bihuan:en='Wait'><timerEventDefinition>%s</timerEventDefinition></intermediateCatchEvent>",
        id, when);
    return new Part(id, id);
  }

  private Part act() {
    parts.add("acts");
    String id = id("a");
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4, 5 -> {
        String told = notify("${issue.unit}/rectifier");
        yield new Part(told, told);
      }
      case 6 -> {
        service(id, "reassign", field("unit", random.nextBoolean() ? "QH-XN-HZ" : "QH-XN-DT"));
        yield new Part(id, id);
      }
      default -> {
        service(id, "changeDueDate", field("date", "${" + expressions.time(known) + "}"));
        yield new Part(id, id);
      }
    };
  }

  private String notify(String group) {
    String id = id("a");
    service(id, "notify", field("to", group) + field("message", expressions.text(known)));
    return id;
  }

  /** Opens issues under this one, and waits for them. */
  private Part children() {
    parts.add("children");
    String open = id("a");
    String wait = id("w");
    boolean several = random.nextBoolean() && repeated == 0;
    add(
        "<serviceTask id='%s' name='交办' bihuan:en='Open' flowable:delegateExpression='${openIssue}'><extensionElements>%s</extensionElements>%s</serviceTask>",
        open,
        field("type", CHILD)
            + field("title", expressions.text(known))
            + field("unit", "${issue.unit}")
            + field("supervisor", "${issue.supervisor}"),
        several
            ? "<multiInstanceLoopCharacteristics isSequential='false'><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"
            : "");
    add(
        "<intermediateCatchEvent id='%s' name='待办结' bihuan:en='Wait'><conditionalEventDefinition><condition xsi:type='tFormalExpression'>${children('%s').open == 0}</condition></conditionalEventDefinition></intermediateCatchEvent>",
        wait, CHILD);
    flow(random.nextInt(3) > 0 ? open : lapsed(open), wait);
    return new Part(open, wait);
  }

  /** Ends the children that were opened, where they have not ended by themselves. */
  private String lapsed(String opened) {
    parts.add("taken action");
    String take = id("a");
    service(
        take,
        "takeAction",
        field("to", "children")
            + field("type", CHILD)
            + field("action", "lapse")
            + field("fields.why", "${issue.number}终止"));
    flow(opened, take);
    return take;
  }

  private Part decision() {
    if (decidedFor >= 0 && decidedFor != repeated) {
      return step("");
    }
    decidedFor = repeated;
    parts.add("decision");
    String decide = id("d");
    add(
        "<businessRuleTask id='%s' name='定' bihuan:en='Decide' bihuan:decision='deadline-policy'/>",
        decide);
    String due = id("a");
    service(due, "changeDueDate", field("date", "${calendar.plusWorkdays(policy.workdays)}"));
    flow(decide, due);
    return new Part(decide, due);
  }

  private Part milestoneOrCall() {
    String id = id("m");
    if (called || repeated > 0 || random.nextBoolean()) {
      add("<intermediateThrowEvent id='%s' name='到此' bihuan:en='Reached'/>", id);
      return new Part(id, id);
    }
    called = true;
    parts.add("called process");
    add("<callActivity id='%s' name='走访' bihuan:en='Call' calledElement='%s'/>", id, PART);
    return new Part(id, id);
  }

  /** What somebody may do beside the steps. */
  private void action(StringBuilder messages, boolean terminates) {
    parts.add("action");
    messages.append("<message id='actMessage' name='act'/>");
    boolean interrupts = !terminates || random.nextBoolean();
    List<Known> before = known;
    known = new ArrayList<>();
    RandomForm form = new RandomForm(random, "act", List.of(), List.of());
    known.addAll(form.known());
    add("<subProcess id='acting' name='动作' bihuan:en='Acting' triggeredByEvent='true'>");
    add(
        "<startEvent id='act' name='动作' bihuan:en='Act' isInterrupting='%s' bihuan:candidateGroups='${issue.supervisor}/inspector'>%s<messageEventDefinition messageRef='actMessage'/></startEvent>",
        interrupts, form.xml());
    Part inside = step("");
    flow("act", inside.entry());
    end("acted", "", "");
    flow(inside.exit(), "acted");
    add("</subProcess>");
    known = before;
  }

  private String gateway(String kind, String attributes) {
    String id = id("g");
    add("<%s id='%s' name='合' bihuan:en='Merge'%s/>", kind, id, attributes);
    return id;
  }

  private void service(String id, String delegate, String fields) {
    add(
        "<serviceTask id='%s' name='系统' bihuan:en='System' flowable:delegateExpression='${%s}'><extensionElements>%s</extensionElements></serviceTask>",
        id, delegate, fields);
  }

  private static String field(String name, String value) {
    return "<flowable:field name='%s'><flowable:expression>%s</flowable:expression></flowable:field>"
        .formatted(name, escaped(value));
  }

  private void end(String id, String definition, String attributes) {
    add("<endEvent id='%s' name='完' bihuan:en='End' %s>%s</endEvent>", id, attributes, definition);
  }

  private void flow(String from, String to) {
    xml.append(flow(id("f"), from, to, ""));
  }

  private static String flow(String id, String from, String to, String condition) {
    String asked =
        condition.isEmpty()
            ? ""
            : "<conditionExpression xsi:type='tFormalExpression'>${"
                + escaped(condition)
                + "}</conditionExpression>";
    return "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'>%s</sequenceFlow>\n"
        .formatted(id, from, to, asked);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String id(String prefix) {
    return prefix + ids++;
  }

  @FormatMethod
  private void add(String text, Object... args) {
    xml.append(text.formatted(args)).append('\n');
  }
}
