package org.bihuan.process.check.opening;

import java.util.List;
import java.util.regex.Pattern;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.TimerTimes;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.time.Repetition;

/**
 * The timer on a process's start event: the clock opens such issues, and nobody is there who could
 * fill in anything.
 */
public final class ClockStart {

  private static final String UNITS = "bihuan:forUnits";
  private static final List<String> OF_TYPE = List.of(UNITS, "bihuan:title", "bihuan:supervisor");
  private static final Pattern CODES =
      Pattern.compile("[A-Za-z0-9_-]{1,64}( *, *[A-Za-z0-9_-]{1,64}){0,99}");

  private ClockStart() {}

  /** Checks how a process begins. */
  public static void check(XmlElement process, ProcessModel model, Findings findings) {
    process
        .tree()
        .filter(element -> element.is("startEvent") && !Elements.isOfProcess(element))
        .forEach(start -> insideHasNone(start, findings));
    process.all("startEvent").forEach(start -> start(process, start, model, findings));
  }

  private static void insideHasNone(XmlElement start, Findings findings) {
    OF_TYPE.stream()
        .filter(name -> start.attribute(name) != null)
        .forEach(name -> findings.add(Rule.UNSUPPORTED_ATTRIBUTE, start, name, start.name()));
  }

  private static void start(
      XmlElement process, XmlElement start, ProcessModel model, Findings findings) {
    String units = start.attribute(UNITS, process.attribute(UNITS, "")).strip();
    XmlElement timer = Elements.timer(start);
    if (timer == null) {
      if (!units.isEmpty()) {
        findings.add(Rule.CLOCK_MISSING, start, units);
      }
      return;
    }
    if (!isTime(timer)) {
      findings.add(Rule.CLOCK_TIME, timer, Elements.time(timer).map(XmlElement::text).orElse(""));
    }
    boolean named =
        units.isEmpty()
            ? model.defaults().supervisor() != null && assigns(model)
            : isCollection(units);
    if (!named) {
      findings.add(Rule.CLOCK_UNITS, start, units);
    }
    start
        .extensions("flowable:formProperty")
        .filter(
            field ->
                field.attribute("required", "").equals("true")
                    || field.attribute("bihuan:when") != null)
        .filter(field -> field.attribute("bihuan:default") == null)
        .forEach(field -> findings.add(Rule.CLOCK_FIELD, field, field.id()));
  }

  private static boolean isTime(XmlElement timer) {
    List<XmlElement> times =
        timer.children().stream().filter(child -> Elements.TIMES.contains(child.name())).toList();
    if (times.size() != 1 || timer.attribute("flowable:businessCalendarName") != null) {
      return false;
    }
    String text = times.get(0).text();
    return switch (times.get(0).name()) {
      case "timeCycle" ->
          Repetition.parse(text).isPresent()
              && TimerTimes.isCycle(text)
              && TimerTimes.isDate(text.split("/", -1)[1]);
      case "timeDate" -> Template.isIn(text) ? isExpression(text) : TimerTimes.isDate(text);
      default -> false;
    };
  }

  private static boolean isCollection(String units) {
    return Template.isIn(units) ? isExpression(units) : CODES.matcher(units).matches();
  }

  /** Whether it is one expression, which does not ask for the unit that is not known yet. */
  private static boolean isExpression(String text) {
    try {
      Template template = Template.parse(text);
      return template.single().isPresent() && !template.mentions(OpeningNames.UNIT);
    } catch (ExpressionException e) {
      return true; // reported by the rules for expressions
    }
  }

  /** Whether the process itself names the responsible unit. */
  private static boolean assigns(ProcessModel model) {
    return model.acts().values().stream().anyMatch(act -> act.delegate().equals("reassign"));
  }
}
