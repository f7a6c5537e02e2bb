package org.bihuan.process.language;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a process file that is needed to run it: forms, names, duties. Immutable; maps
 * keep the order of the file.
 *
 * @param id the issue type
 * @param rate the type's own word for the rate of success, e.g. rectification rate; null: none
 * @param openers codes of the roles that may open such an issue, after {@link #OWN_UNIT} for the
 *     unit of the duty alone; empty: no role is named
 * @param defaults what an issue has that somebody else than a person opens
 * @param schedule when the clock opens such issues; null: never
 * @param drawn whether the file has a diagram
 * @param startForm the additional fields of the opening form, {@code fields.opened.…}
 * @param actions by action key, which is the name of the message
 * @param elementNames of every element that has a name, by its id
 * @param mentionedFields the fields that expressions use, as {@code step.field} or {@code step.*}
 * @param loops how activities with several instances are done, by their ids
 * @param standing ids of the subprocesses during which an issue stands in force
 * @param figures the type's own figures, in the order of the file
 * @param hidden names of the facts that its issues do not have
 * @param told ids of the steps and ends of which somebody without an account is told who opened it
 */
public record ProcessModel(
    String id,
    Names names,
    @Nullable Names help,
    @Nullable Names rate,
    Set<String> openers,
    Defaults defaults,
    @Nullable Schedule schedule,
    boolean drawn,
    List<Field> startForm,
    Map<String, Step> steps,
    Map<String, Action> actions,
    Map<String, Timer> timers,
    Map<String, ChildWait> waits,
    Map<String, End> ends,
    Map<String, Act> acts,
    Map<String, Decision> decisions,
    Map<String, Call> calls,
    Map<String, Names> elementNames,
    Set<String> mentionedFields,
    Map<String, MultiInstance> loops,
    Set<String> standing,
    List<Figure> figures,
    Set<String> hidden,
    Set<String> told) {

  /** Among the openers: whoever has no account. */
  public static final String PUBLIC = "public";

  /** What a recheck says of the issue that was signed off. */
  public enum Verdict {
    HOLDS("holds"),
    RELAPSED("relapsed"),
    NEVER_FIXED("neverFixed"),
    CANNOT_BE_CHECKED("cannotBeChecked");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    /** As it is written in files, and told. */
    public String code() {
      return code;
    }

    public static Optional<Verdict> find(String code) {
      return Arrays.stream(values()).filter(verdict -> verdict.code.equals(code)).findFirst();
    }
  }

  /** The id of the form field with a step's outcomes. */
  public static final String OUTCOME = "outcome";

  /** In place of a field: all fields of a form. */
  public static final String ALL = "*";

  /** When a form was last submitted, and by whom, where it has no such field of its own. */
  public static final String AT = "at";

  public static final String BY = "by";

  /** The outcome of a step without a choice of outcomes. */
  public static final String DONE = "done";

  /** Before a role in {@code bihuan:opener}: by a duty at the responsible unit itself. */
  public static final String OWN_UNIT = "unit/";

  /** The name under which the start form's values are stored: {@code fields.opened.…}. */
  public static final String OPENED = "opened";

  /**
   * A name in Chinese and, where given, in English.
   *
   * @param zh empty where the file has none
   */
  public record Names(String zh, @Nullable String en) {

    /**
     * The English name where the locale is English and there is one, else the Chinese, else the one
     * there is.
     */
    public String in(Locale locale) {
      String english = en == null ? "" : en;
      boolean wanted = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
      return !english.isEmpty() && (wanted || zh.isEmpty()) ? english : zh;
    }
  }

  /**
   * What an issue of the type has where nothing else is said when a process or the clock opens it.
   *
   * @param title a text with expressions; null: the name of the type
   * @param supervisor the code of a unit; null: the unit above the responsible one
   */
  public record Defaults(@Nullable String title, @Nullable String supervisor) {}

  /**
   * When the clock opens issues of the type, and for whom.
   *
   * @param start the id of the start event
   * @param time a time or an expression; a repetition of ISO 8601
   * @param repeats whether it is a repetition
   * @param units an expression, or codes with commas between; null: one issue, of no unit yet
   */
  public record Schedule(String start, String time, boolean repeats, @Nullable String units) {}

  /** How a figure of a type is made of what each issue gives. */
  public enum FigureKind {
    /** One sum as a fraction of another. */
    SHARE,
    SUM,
    AVERAGE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A figure of the type.
   *
   * @param value what each issue gives: the part of a share, what is added up, or what an average
   *     is taken of
   * @param whole of which a share is taken; null for other kinds
   * @param by the field or column by which it is grouped further; null: none
   */
  public record Figure(
      String id,
      Names names,
      FigureKind kind,
      Expression value,
      @Nullable Expression whole,
      @Nullable String by) {

    /** The expressions that ask for values of the issue. */
    public List<Expression> expressions() {
      return whole == null ? List.of(value) : List.of(value, whole);
    }
  }

  /** One choice of an enumeration. */
  public record Value(String id, Names names) {}

  /** A condition as written and as parsed. */
  public record Condition(String text, Expression expression) {}

  /**
   * One field of a form.
   *
   * @param type {@code string}, {@code text}, {@code long}, {@code double}, {@code boolean}, {@code
   *     date}, {@code enum}, {@code unit}, {@code person}, {@code entry}, {@code issue}, {@code
   *     evidence} or {@code rows}
   * @param required whether it is always required
   * @param values the choices of an {@code enum}, else empty
   * @param min least length of a text, value of a number, or count of anything else
   * @param max greatest length, value or count
   * @param minFrom the same as an expression; of a date, its first day
   * @param maxFrom the same as an expression; of a date, its last day
   * @param pattern a regular expression that the whole text must match
   * @param when a condition under which the field is required too
   * @param rows what a table of type {@code rows} asks for; null for other types
   * @param formulas what the field's value is made of
   * @param of the register of an {@code entry}, or the type of an {@code issue}; null for others
   * @param visibleTo groups with commas between, which alone see its value; null: everybody who
   *     sees the issue
   */
  public record Field(
      String id,
      Names names,
      String type,
      boolean required,
      List<Value> values,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable Template minFrom,
      @Nullable Template maxFrom,
      @Nullable Pattern pattern,
      @Nullable Condition when,
      @Nullable Rows rows,
      Formulas formulas,
      @Nullable String of,
      @Nullable String visibleTo) {

    /** The same with other limits. */
    public Field limited(@Nullable BigDecimal least, @Nullable BigDecimal most) {
      return new Field(
          id, names, type, required, values, least, most, minFrom, maxFrom, pattern, when, rows,
          formulas, of, visibleTo);
    }

    /** Whether not everybody who sees the issue sees its value. */
    public boolean isRestricted() {
      return visibleTo != null;
    }

    /** Whether it takes a list of units, people and the like, instead of one. */
    public boolean isSeveral() {
      boolean limited = min != null || max != null || minFrom != null || maxFrom != null;
      return limited && !isOne();
    }

    /** Whether the only limit is that there is one value at most. */
    private boolean isOne() {
      return min == null
          && minFrom == null
          && maxFrom == null
          && max != null
          && max.compareTo(BigDecimal.ONE) == 0;
    }

    /** Whether something of it is calculated while the form is filled in. */
    public boolean isCalculated() {
      return minFrom != null || maxFrom != null || !formulas.equals(Formulas.NONE);
    }

    /** Whether its value is calculated, and never sent. */
    public boolean isComputed() {
      return formulas.value() != null;
    }

    public Optional<Value> value(String valueId) {
      return values.stream().filter(value -> value.id().equals(valueId)).findFirst();
    }
  }

  /**
   * The columns of a table in a form.
   *
   * @param hidden ids of given columns that nobody is shown
   * @param given the expression with the rows to be filled in; null where whoever fills in the form
   *     adds the rows
   */
  public record Rows(List<Field> columns, Set<String> hidden, @Nullable Template given) {

    /** How many rows a table has at most that does not say it. */
    public static final int MOST = 200;

    /** How many cells the tables of a form have at most: as many inputs stand on its page. */
    public static final int MOST_CELLS = 5_000;

    public Rows {
      columns = List.copyOf(columns);
      hidden = Set.copyOf(hidden);
    }

    /** The columns that people see. */
    public List<Field> shown() {
      return columns.stream().filter(column -> !hidden.contains(column.id())).toList();
    }

    /** How many rows there may be at most, whatever an expression says. */
    public int most(@Nullable BigDecimal max) {
      return given != null ? MOST_CELLS / columns.size() : max == null ? MOST : max.intValue();
    }
  }

  /**
   * The expressions that give a field its value.
   *
   * @param value calculates it when the form is submitted; nobody fills it in
   * @param initial what the field holds when the form is shown
   * @param choices the list that it must be chosen from
   */
  public record Formulas(
      @Nullable Template value, @Nullable Template initial, @Nullable Template choices) {

    public static final Formulas NONE = new Formulas(null, null, null);
  }

  /**
   * How a step with several instances is done.
   *
   * @param sequential one after another instead of in parallel
   * @param collection the expression with one value for each instance; null with {@code
   *     cardinality}
   * @param variable the name of that value in expressions
   * @param cardinality the number of instances where there is no collection
   * @param until the condition that ends the remaining instances
   * @param label a text with expressions that tells one instance from the others; null: its value
   */
  public record MultiInstance(
      boolean sequential,
      @Nullable String collection,
      @Nullable String variable,
      @Nullable String cardinality,
      @Nullable String until,
      @Nullable String label) {}

  /**
   * One step.
   *
   * @param groups group expressions, {@code ${issue.unit}/rectifier}
   * @param users expressions of persons, {@code ${issue.openedBy}}
   * @param dueDate an expression or an ISO duration
   * @param workdays whether that duration counts working days
   * @param separateFrom steps whose completers may not claim this one
   * @param separateFromParent whether those who worked on the parent may not claim it, while
   *     somebody else can
   * @param silent whether nobody is told by itself that the step waits for them
   * @param fields without the outcome
   * @param outcomes at least one; only {@link #DONE} where the file has none
   * @param choice the label of the choice of an outcome; null where the file has none
   * @param loops ids of the multi-instance activities around it, with itself, from the outermost in
   */
  public record Step(
      String id,
      Names names,
      @Nullable Names help,
      List<String> groups,
      List<String> users,
      @Nullable String dueDate,
      boolean workdays,
      List<String> separateFrom,
      boolean separateFromParent,
      boolean silent,
      List<Field> fields,
      List<Value> outcomes,
      @Nullable Names choice,
      @Nullable MultiInstance multiInstance,
      List<String> loops) {

    /**
     * Whether it is for those who answer for the issue: a group of it does not depend on the
     * supervising unit, as {@code ${issue.unit}/rectifier} or one of several {@code
     * ${unit}/rectifier}, or it is for persons alone, and not only for who opened the issue.
     */
    public boolean isUnits() {
      return groups.isEmpty()
          ? users.stream().map(Template::parse).anyMatch(user -> !user.isPath("issue.openedBy"))
          : groups.stream()
              .map(Template::parse)
              .anyMatch(
                  group ->
                      group.expressions().findAny().isPresent()
                          && !group.mentions("issue.supervisor"));
    }

    public Optional<Field> field(String fieldId) {
      return fields.stream().filter(field -> field.id().equals(fieldId)).findFirst();
    }

    public Optional<Value> outcome(String outcomeId) {
      return outcomes.stream().filter(outcome -> outcome.id().equals(outcomeId)).findFirst();
    }
  }

  /**
   * An action, which may be taken beside the steps.
   *
   * @param id of the message start event
   * @param subprocess the id of its event subprocess
   * @param bySystem whether only processes may take it
   * @param scope the id of the process or subprocess during which it is offered
   * @param steps the steps in its event subprocess
   */
  public record Action(
      String key,
      String id,
      Names names,
      @Nullable Names help,
      boolean interrupting,
      List<String> groups,
      boolean bySystem,
      List<Field> fields,
      String subprocess,
      String scope,
      Set<String> steps) {

    public Optional<Field> field(String fieldId) {
      return fields.stream().filter(field -> field.id().equals(fieldId)).findFirst();
    }
  }

  /**
   * A timer.
   *
   * @param kind {@code timeDate}, {@code timeDuration} or {@code timeCycle}
   * @param value an expression, a text with expressions, or ISO 8601
   * @param workdays whether it counts working days
   * @param attachedTo the step it is attached to; null for intermediate ones and those of event
   *     subprocesses
   */
  public record Timer(
      String id,
      Names names,
      String kind,
      String value,
      boolean workdays,
      boolean interrupting,
      @Nullable String attachedTo) {}

  /**
   * An event that waits for children.
   *
   * @param text the condition as written
   * @param condition which holds when none is open
   */
  public record ChildWait(String id, Names names, String text, Expression condition) {

    /** Whether it waits for nothing else than that no child of one type is open. */
    public boolean untilNoneIsOpen() {
      return condition instanceof Expression.Binary compared
          && compared.operator().equals("==")
          && compared.left() instanceof Expression.Member member
          && member.name().equals("open")
          && compared.right() instanceof Expression.Literal zero
          && zero.value() instanceof BigDecimal number
          && number.signum() == 0;
    }

    /** The types of the children that it asks for. */
    public Set<String> types() {
      return types(condition);
    }

    /** The types of the children that a condition asks for. */
    public static Set<String> types(Expression condition) {
      Set<String> types = new LinkedHashSet<>();
      condition
          .tree()
          .forEach(
              part -> {
                if (part instanceof Expression.Call call
                    && call.arguments().get(0) instanceof Expression.Literal type) {
                  types.add(String.valueOf(type.value()));
                }
              });
      return types;
    }
  }

  /**
   * An end event; its id is the resolution of an issue that ends there.
   *
   * @param scope the id of the process or subprocess that contains it
   * @param verdict what reaching it says of the parent, whose rectification is rechecked; null:
   *     nothing
   */
  public record End(
      String id,
      Names names,
      boolean counts,
      boolean good,
      boolean terminates,
      String scope,
      @Nullable Verdict verdict) {}

  /**
   * A service task.
   *
   * @param delegate {@code notify}, {@code openIssue}, …
   * @param parameters texts that may contain expressions
   * @param each whether it is done for each of several
   */
  public record Act(
      String id, Names names, String delegate, Map<String, String> parameters, boolean each) {

    /** Whether it opens an issue for each of several. */
    public boolean opensForEach() {
      return each && delegate.equals("openIssue");
    }
  }

  /** A business rule task; {@code key} is the id of a decision in a DMN file. */
  public record Decision(String id, Names names, String key) {}

  /** A call activity: another type run as a part of this one. */
  public record Call(String id, Names names, String type) {}

  public ProcessModel {
    openers = Set.copyOf(openers);
    startForm = List.copyOf(startForm);
    steps = unmodifiable(steps);
    actions = unmodifiable(actions);
    timers = unmodifiable(timers);
    waits = unmodifiable(waits);
    ends = unmodifiable(ends);
    acts = unmodifiable(acts);
    decisions = unmodifiable(decisions);
    calls = unmodifiable(calls);
    elementNames = unmodifiable(elementNames);
    mentionedFields = Set.copyOf(mentionedFields);
    told = Set.copyOf(told);
    loops = unmodifiable(loops);
    standing = Set.copyOf(standing);
    figures = List.copyOf(figures);
    hidden = Set.copyOf(hidden);
  }

  /** The end events that close the issue, in the order of the file. */
  public List<End> resolutions() {
    return ends.values().stream()
        .filter(end -> end.scope().equals(id) || !end.counts())
        .filter(end -> actions.values().stream().noneMatch(action -> endsBeside(action, end)))
        .toList();
  }

  /** The issue goes on while such an action is dealt with, and after it. */
  private static boolean endsBeside(Action action, End end) {
    return !action.interrupting() && action.subprocess().equals(end.scope());
  }

  /**
   * The step with this id.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Step step(String stepId) {
    Step step = steps.get(stepId);
    if (step == null) {
      throw new IllegalArgumentException("no step " + stepId + " in " + id);
    }
    return step;
  }

  /**
   * The columns of the rows that an expression gives; empty where it gives no rows, or they are not
   * known.
   */
  public Optional<List<Field>> columns(Expression expression) {
    if (!(expression instanceof Expression.Path path)
        || path.names().size() != 3
        || !path.root().equals("fields")) {
      return Optional.empty();
    }
    return form(path.names().get(1)).stream()
        .filter(field -> field.id().equals(path.names().get(2)))
        .map(Field::rows)
        .filter(Objects::nonNull)
        .map(Rows::columns)
        .findFirst();
  }

  /** Whether its ends say whether what was rectified still holds. */
  public boolean rechecks() {
    return ends.values().stream().anyMatch(end -> end.verdict() == Verdict.HOLDS);
  }

  /** Whether somebody without an account may open such an issue. */
  public boolean isPublic() {
    return openers.contains(PUBLIC);
  }

  /** The fields of a step, an action or the opening; empty where there is no such form. */
  public List<Field> form(String owner) {
    Step step = steps.get(owner);
    Action action = actions.get(owner);
    return owner.equals(OPENED)
        ? startForm
        : step != null ? step.fields() : action != null ? action.fields() : List.of();
  }

  public Optional<Action> action(String key) {
    return Optional.ofNullable(actions.get(key));
  }

  /** The names of an element; its id where it has none. */
  public Names names(String elementId) {
    Names found = elementNames.get(elementId);
    return found == null ? new Names(elementId, null) : found;
  }

  private static <T> Map<String, T> unmodifiable(Map<String, T> map) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
