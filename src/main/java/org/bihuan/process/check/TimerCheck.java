package org.bihuan.process.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.process.check.opening.ClockStart;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.TimerTimes;
import org.bihuan.process.language.XmlElement;

/** Timers: one date, duration or cycle, in a form that both the engine and the calendar accept. */
final class TimerCheck implements ProcessFile.Check {

  private static final String CALENDAR = "flowable:businessCalendarName";
  private static final Pattern CYCLE = Pattern.compile("R\\d{0,4}/(?:([^/]+)/)?(P[^/]+)");
  private static final Pattern WORKDAYS = Pattern.compile("P\\d{1,4}D");

  @Override
  public void check(ProcessFile file, Findings findings) {
    file.elements("timerEventDefinition")
        .filter(timer -> !beginsProcess(timer))
        .forEach(timer -> timer(timer, findings));
    ClockStart.check(file.process(), file.model(), findings);
  }

  private static boolean beginsProcess(XmlElement timer) {
    XmlElement event = timer.parent();
    return event != null && event.is("startEvent") && Elements.isOfProcess(event);
  }

  private static void timer(XmlElement timer, Findings findings) {
    String calendar = timer.attribute(CALENDAR);
    if (calendar != null && !calendar.equals("workday")) {
      findings.add(Rule.CALENDAR_NAME, timer, calendar);
    }
    List<XmlElement> times =
        timer.children().stream().filter(child -> Elements.TIMES.contains(child.name())).toList();
    if (times.size() != 1 || !isTime(times.get(0), calendar != null)) {
      findings.add(Rule.TIMER, timer, times.isEmpty() ? "" : times.get(0).text());
    }
  }

  private static boolean isTime(XmlElement time, boolean workdays) {
    String text = time.text();
    if (Template.isIn(text)) {
      return true;
    }
    return switch (time.name()) {
      case "timeDate" -> TimerTimes.isDate(text);
      case "timeDuration" -> isDuration(text, workdays);
      default -> {
        Matcher cycle = CYCLE.matcher(text);
        yield cycle.matches()
            && isInterval(cycle.group(2), workdays)
            && (cycle.group(1) == null || TimerTimes.isDate(cycle.group(1)));
      }
    };
  }

  private static boolean isDuration(String text, boolean workdays) {
    return workdays ? WORKDAYS.matcher(text).matches() : TimerTimes.isDuration(text);
  }

  /**
   * Whether the cycle's interval is long enough: one of no whole working day would fire endlessly.
   */
  private static boolean isInterval(String text, boolean workdays) {
    return TimerTimes.isInterval(text) && (!workdays || WORKDAYS.matcher(text).matches());
  }
}
