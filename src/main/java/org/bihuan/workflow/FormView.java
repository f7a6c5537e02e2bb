package org.bihuan.workflow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.bihuan.workflow.check.ProcessModel.Field;
import org.bihuan.workflow.check.ProcessModel.Step;
import org.jspecify.annotations.Nullable;

/**
 * A form as clients see it, in their language.
 *
 * @param outcomes what the step may end with; empty for forms without outcomes
 * @param choice what choosing among them is called, for the pages; null where the file does not say
 */
public record FormView(
    List<Choice> outcomes, @JsonIgnore @Nullable String choice, List<FieldView> fields) {

  /** One choice. */
  public record Choice(String id, String name) {}

  /**
   * One field.
   *
   * @param when the condition under which it is required too, in the contract's expression language
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldView(
      String id,
      String name,
      String type,
      boolean required,
      @Nullable List<Choice> values,
      @Nullable String when,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable String pattern) {}

  static FormView of(Step step, Locale locale) {
    List<Choice> outcomes =
        step.outcomes().stream()
            .map(outcome -> new Choice(outcome.id(), outcome.names().in(locale)))
            .toList();
    return new FormView(
        outcomes,
        step.choice() == null ? null : step.choice().in(locale),
        fields(step.fields(), locale));
  }

  static FormView of(List<Field> fields, Locale locale) {
    return new FormView(List.of(), null, fields(fields, locale));
  }

  private static List<FieldView> fields(List<Field> fields, Locale locale) {
    return fields.stream()
        .map(
            field ->
                new FieldView(
                    field.id(),
                    field.names().in(locale),
                    field.type(),
                    field.required(),
                    field.values().isEmpty()
                        ? null
                        : field.values().stream()
                            .map(value -> new Choice(value.id(), value.names().in(locale)))
                            .toList(),
                    field.when() == null ? null : field.when().text(),
                    field.min(),
                    field.max(),
                    field.pattern() == null ? null : field.pattern().pattern()))
        .toList();
  }
}
