package org.bihuan.labels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.http.Messages;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.InstanceLabel;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Status;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.PublicActor;
import org.bihuan.organization.SystemActor;
import org.bihuan.organization.Units;
import org.bihuan.process.ProcessNames;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.register.EntryTitles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Labels for codes and names, in the caller's language or in a given one. */
@Component
public class Labels {

  private static final String NOTICE = "notice.";

  private final Messages messages;
  private final Units units;
  private final People people;
  private final ProcessNames processes;
  private final EntryTitles entries;
  private final List<CodeNames> codes;

  Labels(
      Messages messages,
      Units units,
      People people,
      ProcessNames processes,
      EntryTitles entries,
      List<CodeNames> codes) {
    this.entries = entries;
    this.codes = List.copyOf(codes);
    this.messages = messages;
    this.units = units;
    this.people = people;
    this.processes = processes;
  }

  /** The same labels in this language, for texts that are not for the caller. */
  public Labels in(Locale locale) {
    return new Labels(messages.in(locale), units, people, processes.in(locale), entries, codes);
  }

  /** A unit's short name, or its name where it has none. */
  public String unit(@Nullable String code) {
    return code == null
        ? ""
        : units.find(code).map(unit -> unit.shortNameIn(messages.locale())).orElse(code);
  }

  /** A unit's full name. */
  public String unitName(@Nullable String code) {
    return code == null
        ? ""
        : units.find(code).map(unit -> unit.nameIn(messages.locale())).orElse(code);
  }

  public String person(@Nullable String username) {
    if (username == null) {
      return "";
    }
    if (PublicActor.is(username)) {
      return messages.text("workbench.public");
    }
    return SystemActor.is(username)
        ? messages.text("workbench.system")
        : people.find(username).map(Labels::name).orElse(username);
  }

  /**
   * A person named like the system, from before such names were refused, is shown with the
   * username.
   */
  private static String name(Person person) {
    return SystemActor.looksLike(person.displayName())
        ? person.displayName() + " (" + person.username() + ")"
        : person.displayName();
  }

  public String role(String role) {
    return role.startsWith(ProcessModel.OWN_UNIT)
        ? messages.text(
            "workbench.role.own-unit", role(role.substring(ProcessModel.OWN_UNIT.length())))
        : messages.text("workbench.role." + role);
  }

  /** A group, {@code UNIT/role}: the names of unit and role. */
  public String group(@Nullable String group) {
    if (group == null || group.indexOf('/') < 0) {
      return group == null ? "" : group;
    }
    int slash = group.lastIndexOf('/');
    return unit(group.substring(0, slash)) + " · " + role(group.substring(slash + 1));
  }

  /** Groups and persons, as those who may take a step. */
  public String candidates(List<String> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.indexOf('/') < 0 ? person(candidate) : group(candidate))
        .collect(Collectors.joining(messages.text("workbench.comma")));
  }

  /** How one of several instances is told from the others; empty for what is done once. */
  public String instance(@Nullable InstanceLabel label) {
    return label == null
        ? ""
        : label.parts().stream()
            .map(
                part ->
                    switch (part.kind()) {
                      case UNIT -> unit(part.value());
                      case PERSON -> person(part.value());
                      case TEXT -> part.value();
                    })
            .collect(Collectors.joining(InstanceLabel.BETWEEN));
  }

  /** A name with the instance that it is about. */
  public String withInstance(String name, @Nullable InstanceLabel label) {
    return label == null ? name : messages.text("workbench.instance", name, instance(label));
  }

  public String severity(Severity severity) {
    return severity(severity.code());
  }

  /** The label of a severity's code. */
  public String severity(String code) {
    return known("severity." + code, code);
  }

  /** Open or closed, as in ledgers. */
  public String status(Status status) {
    return known("status." + status.code(), status.code());
  }

  /** The label of a known source, else the text as it was entered. */
  public String source(@Nullable String source) {
    return source == null ? "" : known("source." + source, source);
  }

  /** The name of a campaign, or its code where it has none. */
  public String campaign(@Nullable String code) {
    return code == null ? "" : named("campaign", null, code);
  }

  /**
   * The name of a category, or its code where it has none.
   *
   * @param type of the issues that say it; null: of any type
   */
  public String category(@Nullable String type, @Nullable String code) {
    return code == null ? "" : named("category", type, code);
  }

  /** The code of the category that is called so; what is no such name stays as it is. */
  public String categoryCode(String type, String written) {
    return codes.stream()
        .filter(each -> each.fact().equals("category"))
        .flatMap(each -> Stream.ofNullable(each.code(type, written)))
        .findFirst()
        .orElse(written);
  }

  private String named(String fact, @Nullable String type, String code) {
    for (CodeNames each : codes) {
      String name = each.fact().equals(fact) ? each.name(type, code, messages.locale()) : null;
      if (name != null) {
        return name;
      }
    }
    return code;
  }

  /** How the chosen entries of a register are shown, by their keys. */
  public Map<String, String> entries(@Nullable String register, @Nullable List<String> keys) {
    return register == null || keys == null || keys.isEmpty()
        ? Map.of()
        : entries.titles(register, keys);
  }

  public String type(String type) {
    return processes.type(type);
  }

  /** The type's own word for its rate of success; empty where it has none. */
  public Optional<String> rate(String type) {
    return processes.rate(type);
  }

  /** Whether issues of this type do without this fact; of none where no type is named. */
  public boolean hides(@Nullable String type, String fact) {
    return type != null && processes.hides(type, fact);
  }

  /** The type's own figures. */
  public List<FigureLabel> figures(String type) {
    return processes.figures(type).stream()
        .map(
            figure ->
                new FigureLabel(
                    figure.id(),
                    figure.name(),
                    figure.kind(),
                    figure.grouped(),
                    keys -> names(figure, keys)))
        .toList();
  }

  private Map<String, String> names(ProcessNames.Figure figure, List<String> keys) {
    if (figure.register() != null) {
      return entries.titles(figure.register(), keys);
    } else if (figure.byUnit()) {
      return keys.stream().distinct().collect(Collectors.toMap(key -> key, this::unitName));
    }
    return figure.values();
  }

  /** The names of the type's ends that count as success. */
  public List<String> successes(String type) {
    return processes.successes(type);
  }

  public String step(String type, int version, String step) {
    return processes.step(type, version, step);
  }

  /** Open, or the label of the resolution. */
  public String state(IssueItem issue) {
    return state(issue.type(), issue.typeVersion(), issue.closure());
  }

  public String state(Issue issue) {
    return state(issue.type(), issue.typeVersion(), issue.closure());
  }

  private String state(String type, int version, Closure closure) {
    String resolution = closure.resolution();
    return resolution == null
        ? messages.text("workbench.status." + closure.status().code())
        : processes.resolution(type, version, resolution);
  }

  /** The label of the resolution; empty while the issue is open. */
  public String resolution(Issue issue) {
    return processes.resolution(issue.type(), issue.typeVersion(), issue.closure().resolution());
  }

  /** The name of an element of the issue's process. */
  public String element(IssueItem issue, String element) {
    return processes.element(issue.type(), issue.typeVersion(), element);
  }

  /**
   * The text of a decision rule that matched, with its reason where the file gives one.
   *
   * @param rule its number in the table, from 1
   */
  public String rule(String decision, int version, int rule) {
    ProcessNames.Rule found = processes.rule(decision, version, rule);
    return found.reason() == null
        ? messages.text("workbench.ruleOf", found.decision(), version, rule)
        : messages.text("workbench.ruleSays", found.decision(), version, rule, found.reason());
  }

  /**
   * The text of a notification: a known {@code notice.} key is replaced by its message about the
   * issue; anything else is text already.
   *
   * @param title null for readers who may not see it
   */
  public String message(String message, String number, @Nullable String title) {
    if (!message.startsWith(NOTICE)) {
      return message;
    }
    List<String> parts = List.of(message.split(" "));
    Object[] arguments = {number, title == null ? "" : title, named(parts, 3), outcome(parts)};
    return title == null
        ? known(parts.get(0) + ".untitled", message, arguments)
        : known(parts.get(0), message, arguments);
  }

  /** The process element that a message names after its type and version. */
  private String named(List<String> message, int element) {
    if (message.size() <= element) {
      return "";
    }
    String name = processes.element(message.get(1), version(message.get(2)), message.get(element));
    boolean instance = message.size() == element + 2; // a decision names step and outcome
    return withInstance(name, instance ? instanceLabel(message.get(element + 1)) : null);
  }

  private static @Nullable InstanceLabel instanceLabel(String encoded) {
    try {
      return InstanceLabel.parse(URLDecoder.decode(encoded, UTF_8));
    } catch (IllegalArgumentException e) {
      return null; // a process may send a text that only looks like a key
    }
  }

  private String outcome(List<String> message) {
    return message.size() == 6
        ? processes.outcome(message.get(1), version(message.get(2)), message.get(4), message.get(5))
        : "";
  }

  private static int version(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0; // a process may send a text that only looks like a key
    }
  }

  private String known(String key, String otherwise, Object... arguments) {
    String text = messages.find(key, arguments);
    return text == null ? otherwise : text;
  }
}
