package org.bihuan.workbench;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.http.Messages;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Source;
import org.bihuan.issue.facts.Status;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.springframework.stereotype.Component;

/** What each filter of the list of issues can be set to, in the language of the page. */
@Component
public class FilterChoices {

  private final UnitChoices units;
  private final ProcessNames processes;
  private final Labels labels;
  private final Messages messages;

  FilterChoices(UnitChoices units, ProcessNames processes, Labels labels, Messages messages) {
    this.units = units;
    this.processes = processes;
    this.labels = labels;
    this.messages = messages;
  }

  /** Choices by the name of the filter; a filter without an entry is a text field. */
  public Map<String, List<Choice>> of(Caller caller) {
    List<Choice> tree = units.visible(caller);
    Map<String, List<Choice>> choices = new LinkedHashMap<>();
    choices.put("status", texts("workbench.status.", Status.codes()));
    choices.put("unit", tree);
    choices.put("supervisor", tree);
    choices.put("severity", texts("severity.", Severity.codes()));
    choices.put("type", types(caller));
    choices.put("overdue", texts("workbench.issues.overdue.", List.of("true", "false")));
    choices.put(
        "step", named(processes.steps().stream().map(step -> new Choice(step.key(), step.name()))));
    choices.put(
        "resolution",
        named(processes.ends().stream().map(end -> new Choice(end.key(), end.name()))));
    choices.put("source", sources());
    return choices;
  }

  private List<Choice> types(Caller caller) {
    return processes.types(caller).stream()
        .map(type -> new Choice(type.key(), type.name()))
        .toList();
  }

  private List<Choice> sources() {
    Comparator<Object> collator = Collator.getInstance(messages.locale());
    return Source.codes().stream()
        .map(source -> new Choice(source, labels.source(source)))
        .sorted(Comparator.comparing(Choice::name, collator))
        .toList();
  }

  private List<Choice> texts(String beginning, List<String> values) {
    return values.stream()
        .map(value -> new Choice(value, messages.text(beginning + value)))
        .toList();
  }

  /** Several types may have a step of the same key: it is offered once, under all its names. */
  private static List<Choice> named(Stream<Choice> all) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    all.forEach(
        each -> names.computeIfAbsent(each.value(), key -> new LinkedHashSet<>()).add(each.name()));
    return names.entrySet().stream()
        .map(each -> new Choice(each.getKey(), String.join(" / ", each.getValue())))
        .toList();
  }
}
