package org.bihuan.workflow.opening;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.workflow.form.ExpressionContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a process says of an issue that it opens. */
@Component
class ChildDrafts {

  /** Parameters that are facts of the new issue. */
  private static final List<String> FACTS =
      List.of(
          "title",
          "description",
          "category",
          "severity",
          "source",
          "unit",
          "supervisor",
          "location",
          "basis",
          "campaign");

  private static final String FIELD = "fields.";

  private final ExpressionContext values;
  private final IssueTypes types;

  ChildDrafts(ExpressionContext values, IssueTypes types) {
    this.values = values;
    this.types = types;
  }

  /**
   * The draft of an issue.
   *
   * @param parameters of the contract's {@code openIssue}, evaluated; none is inherited
   * @throws ProcessStuck where one is of a kind that cannot be
   */
  NewIssue of(String parent, Map<String, @Nullable Object> parameters) {
    Map<String, @Nullable String> facts = new HashMap<>();
    FACTS.forEach(name -> facts.put(name, text(parameters.get(name))));
    ShortenedFacts.shorten(facts);
    facts.put("parent", parent);
    try {
      return new NewIssue(
          String.valueOf(parameters.get("type")), // an empty one is no default, but unknown
          facts,
          day(parameters.get("dueOn")),
          fields(parameters));
    } catch (IllegalArgumentException e) {
      throw new ProcessStuck("openIssue", e);
    }
  }

  private @Nullable LocalDate day(@Nullable Object value) {
    return value == null || value.equals("") ? null : values.day(GivenFields.moment(value));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null || value.equals("") ? null : value.toString();
  }

  /** Of a whole form, what the type's own form does not ask for is left out. */
  private Map<String, Object> fields(Map<String, @Nullable Object> parameters) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Object form = parameters.get("fields");
    if (form instanceof Map<?, ?> given) {
      types.find(String.valueOf(parameters.get("type"))).stream()
          .flatMap(type -> type.model().startForm().stream())
          .filter(field -> !field.isComputed() && given.get(field.id()) != null)
          .forEach(field -> fields.put(field.id(), given.get(field.id())));
    } else if (form != null && !form.equals("")) {
      throw new IllegalArgumentException("fields is a text");
    }
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith(FIELD) && value != null && !value.equals("")) {
            fields.put(name.substring(FIELD.length()), value);
          }
        });
    return fields;
  }
}
