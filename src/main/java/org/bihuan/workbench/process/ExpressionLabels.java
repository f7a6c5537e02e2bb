package org.bihuan.workbench.process;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessDescription.Decision;
import org.bihuan.process.ProcessDescription.Output;
import org.bihuan.workbench.Labels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the expressions of process files mean, for those that are common. Any other stays as it is
 * written: better exact than guessed at.
 */
@Component
class ExpressionLabels {

  private static final Pattern GROUP = Pattern.compile("(?:\\$\\{(.+)}|([A-Z0-9-]+))/(\\w+)");
  private static final Pattern PARENT = Pattern.compile("units\\.parent\\((.+)\\)");
  private static final Pattern DAYS = Pattern.compile("P(\\d+)D");
  private static final Pattern WORKDAYS =
      Pattern.compile("\\$\\{calendar\\.plusWorkdays\\((\\d+)\\)}");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(.+)}");
  private static final Pattern AFTER = Pattern.compile("calendar\\.plusWorkdays\\((\\d+)\\)");
  private static final Pattern BEFORE =
      Pattern.compile("calendar\\.workdaysBefore\\(([\\w.]+), *(\\d+)\\)");

  /** The first argument is plain or one call of plain ones; the second may be anything. */
  private static final Pattern NEXT =
      Pattern.compile("calendar\\.next\\(([\\w.]+(?:\\([^()]*\\))?), *(.+)\\)");

  private static final Pattern OUTCOME = Pattern.compile("outcome == '([^']+)'");
  private static final Pattern POLICY = Pattern.compile("policy\\.(\\w+)");
  private static final Pattern QUOTED = Pattern.compile("(?:(==|!=|<=|>=|<|>)\\s*)?\"(.*)\"");
  private static final Map<String, String> UNITS =
      Map.of(
          "issue.unit", "workbench.process.unit",
          "issue.supervisor", "workbench.process.supervisor");

  private final Messages messages;
  private final Labels words;

  ExpressionLabels(Messages messages, Labels words) {
    this.messages = messages;
    this.words = words;
  }

  /** Who a group expression asks: a unit and a role. */
  public String group(String expression) {
    Matcher group = GROUP.matcher(expression);
    if (!group.matches()) {
      return expression;
    }
    String unit = group.group(1) == null ? words.unit(group.group(2)) : unit(group.group(1));
    return unit + " · " + words.role(group.group(3));
  }

  private String unit(String expression) {
    String known = UNITS.get(expression);
    if (known != null) {
      return messages.text(known);
    }
    Matcher parent = PARENT.matcher(expression);
    return parent.matches()
        ? messages.text("workbench.process.above", unit(parent.group(1)))
        : "${" + expression + "}";
  }

  /** When something is due, or after how long something happens. */
  public String time(String value, boolean workdays) {
    if (value.equals("${issue.dueAt}")) {
      return messages.text("workbench.process.issue-due");
    }
    Matcher working = WORKDAYS.matcher(value);
    if (working.matches()) {
      return messages.text("workbench.process.workdays", Integer.valueOf(working.group(1)));
    }
    Matcher days = DAYS.matcher(value);
    if (days.matches()) {
      return messages.text(
          workdays ? "workbench.process.workdays" : "workbench.process.days",
          Integer.valueOf(days.group(1)));
    }
    Matcher moment = EXPRESSION.matcher(value);
    String told = moment.matches() ? moment(moment.group(1)) : null;
    return told == null ? value : told;
  }

  /** A point in time in words; null where it is none of those that are common. */
  private @Nullable String moment(String expression) {
    if (expression.equals("issue.dueAt")) {
      return messages.text("workbench.process.moment.due");
    }
    Matcher after = AFTER.matcher(expression);
    if (after.matches()) {
      return messages.text("workbench.process.moment.after", Integer.valueOf(after.group(1)));
    }
    Matcher before = BEFORE.matcher(expression);
    if (before.matches()) {
      String from = moment(before.group(1));
      return from == null
          ? null
          : messages.text(
              "workbench.process.moment.before", from, Integer.valueOf(before.group(2)));
    }
    Matcher next = NEXT.matcher(expression);
    if (next.matches()) {
      String first = moment(next.group(1));
      String second = moment(next.group(2));
      return first == null || second == null
          ? null
          : messages.text("workbench.process.moment.next", first, second);
    }
    return null;
  }

  /** When a field is asked for: always, never, or in which case. */
  public String needed(FieldView field, FormView form, List<Decision> decisions) {
    if (field.required()) {
      return messages.text("workbench.process.required");
    }
    String when = field.when();
    return when == null
        ? messages.text("workbench.process.optional")
        : messages.text("workbench.process.required-when", condition(when, form, decisions));
  }

  private String condition(String when, FormView form, List<Decision> decisions) {
    List<String> parts = new ArrayList<>();
    for (String part : when.split(" and ", -1)) {
      Matcher outcome = OUTCOME.matcher(part.strip());
      Matcher policy = POLICY.matcher(part.strip());
      if (outcome.matches()) {
        parts.add(messages.text("workbench.process.chosen", choice(form, outcome.group(1))));
      } else if (policy.matches()) {
        parts.add(messages.text("workbench.process.decided", output(decisions, policy.group(1))));
      } else {
        return when;
      }
    }
    return String.join(messages.text("workbench.process.and"), parts);
  }

  private static String choice(FormView form, String id) {
    return form.outcomes().stream()
        .filter(choice -> choice.id().equals(id))
        .map(Choice::name)
        .findFirst()
        .orElse(id);
  }

  private static String output(List<Decision> decisions, String id) {
    return decisions.stream()
        .flatMap(decision -> decision.outputs().stream())
        .filter(output -> output.id().equals(id))
        .map(Output::name)
        .findFirst()
        .orElse(id);
  }

  /** What kind of field it is, with its limits. */
  public String kind(FieldView field) {
    List<String> said = new ArrayList<>();
    said.add(messages.text("workbench.process.kind." + field.type()));
    boolean text = field.type().equals("string") || field.type().equals("text");
    if (field.min() != null) {
      said.add(messages.text("workbench.process.least" + (text ? "-length" : ""), field.min()));
    }
    if (field.max() != null) {
      said.add(messages.text("workbench.process.most" + (text ? "-length" : ""), field.max()));
    }
    return String.join(messages.text("workbench.process.pause"), said);
  }

  /** One cell of a decision table that asks. */
  public String test(String expression, String text) {
    if (text.isEmpty() || text.equals("-")) {
      return messages.text("workbench.process.any");
    }
    Matcher quoted = QUOTED.matcher(text);
    if (!quoted.matches()) {
      return text;
    }
    String operator = quoted.group(1);
    String value =
        switch (expression) {
          case "issue.severity" -> words.severity(quoted.group(2));
          case "issue.source" -> words.source(quoted.group(2));
          case "issue.unit", "issue.supervisor" -> words.unit(quoted.group(2));
          default -> quoted.group(2);
        };
    return operator == null || operator.equals("==") ? value : operator + " " + value;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** One cell of a decision table that answers. */
  public String answer(String text) {
    return switch (text) {
      case "true" -> messages.text("workbench.yes");
      case "false" -> messages.text("workbench.no");
      default -> unquoted(text);
    };
  }
}
