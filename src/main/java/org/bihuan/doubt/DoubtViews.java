package org.bihuan.doubt;

import java.util.List;
import java.util.Map;
import org.bihuan.doubt.Rule.Kind;
import org.bihuan.http.Messages;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts doubts into words, and leaves out what their reader may not see. */
@Component
class DoubtViews {

  private static final String MESSAGES = "doubt.";
  private static final String FILE = "file";
  private static final String STEP = "step";
  private static final String FIELD = "field";

  private final Messages messages;
  private final ProcessNames names;

  DoubtViews(Messages messages, ProcessNames names) {
    this.messages = messages;
    this.names = names;
  }

  /**
   * @param type of the issue, and its version
   */
  DoubtView of(Doubt doubt, String type, int version) {
    Doubt.Other other = doubt.other();
    boolean photo = doubt.rule().kind() == Kind.PHOTO;
    return new DoubtView(
        doubt.id(),
        doubt.rule(),
        doubt.rule().kind(),
        messages.text(MESSAGES + doubt.rule().code()),
        told(doubt),
        where(doubt.facts(), type, version),
        doubt.round(),
        doubt.facts(),
        photo ? doubt.about() : null,
        other == null || !other.seen()
            ? null
            : new DoubtView.OtherPlace(other.issue(), photo ? other.place() : null, other.facts()),
        other != null && !other.seen(),
        doubt.foundAt(),
        doubt.afterSignOff(),
        dismissal(doubt.dismissed()));
  }

  private String told(Doubt doubt) {
    List<Object> told =
        doubt.rule().told().stream().map(name -> doubt.facts().getOrDefault(name, "")).toList();
    return messages.text(MESSAGES + doubt.rule().code() + ".told", told.toArray());
  }

  private static DoubtView.@Nullable Dismissal dismissal(Doubt.@Nullable Dismissed dismissed) {
    return dismissed == null
        ? null
        : new DoubtView.Dismissal(dismissed.at(), dismissed.by(), dismissed.reason());
  }

  /** Where it was handed in; empty where that is not known. */
  String where(Map<String, Object> facts, String type, int version) {
    if (facts.containsKey(FILE)) {
      return String.valueOf(facts.get(FILE));
    }
    if (!facts.containsKey(STEP)) {
      return "";
    }
    String step = String.valueOf(facts.get(STEP));
    String name = names.step(type, version, step);
    String field = String.valueOf(facts.getOrDefault(FIELD, ""));
    return names.form(type, version, step).fields().stream()
        .filter(one -> one.id().equals(field))
        .map(FieldView::name)
        .findFirst()
        .map(label -> messages.text("doubt.where", name, label))
        .orElse(name);
  }
}
