package org.bihuan.process.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.process.language.ProcessModel.Act;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.process.language.ProcessModel.Call;
import org.bihuan.process.language.ProcessModel.ChildWait;
import org.bihuan.process.language.ProcessModel.Decision;
import org.bihuan.process.language.ProcessModel.Defaults;
import org.bihuan.process.language.ProcessModel.End;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.MultiInstance;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.ProcessModel.Schedule;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.process.language.ProcessModel.Timer;
import org.bihuan.process.language.ProcessModel.Value;
import org.bihuan.process.language.ProcessModel.Verdict;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ProcessModel} from the elements of a process file. */
public final class ModelReader {

  private final XmlElement definitions;
  private final XmlElement process;

  public ModelReader(XmlElement definitions, XmlElement process) {
    this.definitions = definitions;
    this.process = process;
  }

  public ProcessModel read() {
    return new ProcessModel(
        process.id(),
        FormReader.names(process),
        Help.of(process),
        rate(),
        Set.copyOf(list(process.attribute("bihuan:opener"))),
        new Defaults(ofType("bihuan:title"), ofType("bihuan:supervisor")),
        schedule(),
        definitions.tree().anyMatch(element -> element.is("bpmndi:BPMNShape")),
        process.all("startEvent").flatMap(start -> FormReader.fields(start).stream()).toList(),
        collect(elements("userTask").map(this::step), Step::id),
        collect(actionStarts().map(this::action), Action::key),
        collect(timed().map(this::timer), Timer::id),
        collect(process.tree().filter(Elements::awaitsChildren).map(this::wait), ChildWait::id),
        collect(elements("endEvent").map(this::end), End::id),
        collect(
            elements("serviceTask").filter(task -> delegate(task) != null).map(this::act), Act::id),
        collect(decided().map(this::decision), Decision::id),
        collect(elements("callActivity").map(this::call), Call::id),
        collectNames(),
        new MentionedFields(definitions, process).all(),
        loops(),
        elements("subProcess")
            .filter(scope -> scope.attribute("bihuan:standing", "").equals("true"))
            .map(XmlElement::id)
            .collect(Collectors.toSet()),
        FormReader.figures(process),
        Set.copyOf(list(process.attribute("bihuan:hide"))),
        process
            .tree()
            .filter(element -> element.attribute("bihuan:public", "").equals("true"))
            .map(XmlElement::id)
            .collect(Collectors.toSet()));
  }

  private Map<String, MultiInstance> loops() {
    Map<String, MultiInstance> loops = new LinkedHashMap<>();
    process
        .tree()
        .filter(Elements::isNode)
        .forEach(
            activity -> {
              MultiInstance loop = multiInstance(activity);
              if (loop != null) {
                loops.putIfAbsent(activity.id(), loop);
              }
            });
    return loops;
  }

  /** {@code bihuan:rate} as an attribute in Chinese, or as an element in both languages. */
  private @Nullable Names rate() {
    String chinese = process.attribute("bihuan:rate");
    return process
        .extensions("bihuan:rate")
        .findFirst()
        .map(FormReader::names)
        .orElse(chinese == null || chinese.isBlank() ? null : new Names(chinese.strip(), null));
  }

  /** An attribute of the process, or of its start event, where it may stand as well. */
  private @Nullable String ofType(String attribute) {
    String text =
        Stream.concat(Stream.of(process), process.all("startEvent"))
            .map(element -> element.attribute(attribute, "").strip())
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return text.isEmpty() ? null : text;
  }

  private @Nullable Schedule schedule() {
    XmlElement start = process.first("startEvent");
    XmlElement timer = start == null ? null : Elements.timer(start);
    XmlElement time = timer == null ? null : Elements.time(timer).orElse(null);
    return start == null || time == null
        ? null
        : new Schedule(start.id(), time.text(), time.is("timeCycle"), ofType("bihuan:forUnits"));
  }

  private Stream<XmlElement> elements(String name) {
    return process.tree().filter(element -> element.is(name));
  }

  private static <T> Map<String, T> collect(Stream<T> items, Function<T, String> key) {
    Map<String, T> collected = new LinkedHashMap<>();
    items.forEach(item -> collected.putIfAbsent(key.apply(item), item));
    return collected;
  }

  private Map<String, Names> collectNames() {
    Map<String, Names> names = new LinkedHashMap<>();
    process
        .tree()
        .filter(element -> !element.isExtension())
        .filter(element -> !element.id().isEmpty())
        .filter(element -> !FormReader.names(element).zh().isEmpty())
        .forEach(element -> names.putIfAbsent(element.id(), FormReader.names(element)));
    return names;
  }

  private Step step(XmlElement task) {
    List<Field> fields = FormReader.fields(task);
    Optional<Field> outcome =
        fields.stream().filter(field -> field.id().equals(ProcessModel.OUTCOME)).findFirst();
    List<Value> outcomes =
        outcome
            .map(Field::values)
            .filter(values -> !values.isEmpty())
            .orElse(List.of(new Value(ProcessModel.DONE, new Names("完成", "Done"))));
    return new Step(
        task.id(),
        FormReader.names(task),
        Help.of(task),
        groups(task.attribute("flowable:candidateGroups")),
        groups(task.attribute("flowable:candidateUsers")),
        task.attribute("flowable:dueDate"),
        task.attribute("flowable:businessCalendarName", "").equals("workday"),
        list(task.attribute("bihuan:separateFrom")),
        task.attribute("bihuan:separateFromParent", "false").equals("true"),
        task.attribute("bihuan:silent", "false").equals("true"),
        fields.stream().filter(field -> !field.id().equals(ProcessModel.OUTCOME)).toList(),
        outcomes,
        outcome.map(Field::names).filter(names -> !names.zh().isEmpty()).orElse(null),
        multiInstance(task),
        Elements.loops(task));
  }

  private static @Nullable MultiInstance multiInstance(XmlElement activity) {
    XmlElement loop = activity.first("multiInstanceLoopCharacteristics");
    return loop == null
        ? null
        : new MultiInstance(
            loop.attribute("isSequential", "false").equals("true"),
            loop.attribute("flowable:collection"),
            loop.attribute("flowable:elementVariable"),
            text(loop.first("loopCardinality")),
            text(loop.first("completionCondition")),
            loop.attribute("bihuan:label"));
  }

  private Stream<XmlElement> actionStarts() {
    return elements("subProcess")
        .filter(Elements::isEventSubprocess)
        .flatMap(subprocess -> subprocess.all("startEvent"))
        .filter(start -> start.first("messageEventDefinition") != null);
  }

  private Action action(XmlElement start) {
    XmlElement subprocess = Elements.scope(start);
    return new Action(
        Elements.messageName(definitions, start),
        start.id(),
        FormReader.names(start),
        Help.of(start),
        !start.attribute("isInterrupting", "true").equals("false"),
        groups(start.attribute("bihuan:candidateGroups")),
        start.attribute("bihuan:by", "").equals("system"),
        FormReader.fields(start),
        subprocess.id(),
        Elements.scope(subprocess).id(),
        subprocess
            .tree()
            .filter(element -> element.is("userTask"))
            .map(XmlElement::id)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private Stream<XmlElement> timed() {
    return process
        .tree()
        .filter(element -> element.first("timerEventDefinition") != null)
        .filter(event -> !event.is("startEvent") || !Elements.isOfProcess(event));
  }

  private Timer timer(XmlElement event) {
    XmlElement definition = Elements.required(event, "timerEventDefinition");
    XmlElement time = Elements.time(definition).orElse(definition);
    String interrupting = event.is("boundaryEvent") ? "cancelActivity" : "isInterrupting";
    return new Timer(
        event.id(),
        FormReader.names(event),
        time.name(),
        time.text(),
        definition.attribute("flowable:businessCalendarName", "").equals("workday"),
        !event.attribute(interrupting, "true").equals("false"),
        event.attribute("attachedToRef"));
  }

  private ChildWait wait(XmlElement event) {
    XmlElement definition = Elements.required(event, "conditionalEventDefinition");
    XmlElement condition = definition.first("condition");
    String text = condition == null ? "" : condition.text();
    return new ChildWait(event.id(), FormReader.names(event), text, Graph.expression(text));
  }

  private End end(XmlElement event) {
    return new End(
        event.id(),
        FormReader.names(event),
        !event.attribute("bihuan:counts", "true").equals("false"),
        event.attribute("bihuan:good", "false").equals("true"),
        event.first("terminateEventDefinition") != null,
        Elements.scope(event).id(),
        Verdict.find(event.attribute("bihuan:verdict", "")).orElse(null));
  }

  private static @Nullable String delegate(XmlElement task) {
    return ServiceTaskDelegates.delegate(task.attribute("flowable:delegateExpression", ""));
  }

  private Act act(XmlElement task) {
    return new Act(
        task.id(),
        FormReader.names(task),
        String.valueOf(delegate(task)),
        ServiceTaskDelegates.parameters(task),
        multiInstance(task) != null);
  }

  private Stream<XmlElement> decided() {
    return process.tree().filter(task -> ServiceTaskDelegates.decision(task) != null);
  }

  private Decision decision(XmlElement task) {
    return new Decision(
        task.id(), FormReader.names(task), String.valueOf(ServiceTaskDelegates.decision(task)));
  }

  private Call call(XmlElement activity) {
    return new Call(
        activity.id(), FormReader.names(activity), activity.attribute("calledElement", ""));
  }

  private static @Nullable String text(@Nullable XmlElement element) {
    return element == null ? null : element.text();
  }

  private static List<String> groups(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.copyOf(Template.items(text));
  }

  public static List<String> list(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
