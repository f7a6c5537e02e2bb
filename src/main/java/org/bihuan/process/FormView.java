package org.bihuan.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.organization.Caller;
import org.bihuan.process.language.Conditions;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.process.language.ProcessModel.Value;
import org.jspecify.annotations.Nullable;

/**
 * A form as clients see it, in their language.
 *
 * @param outcomes the outcomes of the step; empty for forms without outcomes
 * @param choice the label of the choice among them, for the pages; null where the file has none
 */
public record FormView(
    List<Choice> outcomes, @JsonIgnore @Nullable String choice, List<FieldView> fields) {

  /** One choice. */
  public record Choice(String id, String name) {}

  /**
   * One field.
   *
   * @param when the condition under which it is required too, in the contract's expression language
   * @param earliest the first day that a date may be
   * @param latest the last day
   * @param choices the codes that it must be chosen from, where these are limited
   * @param computed true where it is calculated when the form is submitted, and never sent
   * @param initial what it holds before somebody changes it
   * @param value what is calculated of what is filled in so far, for the pages
   * @param requiredFor the outcomes for which it is or may be required by that condition; empty
   *     where the condition does not depend on the outcome
   * @param columns those of a table that people see; null for other types
   * @param given the rows of a table to be filled in, each with its id {@code row}; null where rows
   *     are added, and where no task is shown
   * @param register whose entries are chosen from; null for other types
   * @param fixed whether it is a column that is given and cannot be changed; null for none
   * @param restricted true where not everybody who sees the issue sees its value
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
      @Nullable LocalDate earliest,
      @Nullable LocalDate latest,
      @Nullable List<String> choices,
      @Nullable String pattern,
      @Nullable Boolean computed,
      @JsonProperty("default") @Nullable Object initial,
      @Nullable List<FieldView> columns,
      @Nullable List<Map<String, Object>> given,
      @Nullable Boolean fixed,
      @Nullable String register,
      @Nullable Boolean restricted,
      @JsonIgnore @Nullable Object value,
      @JsonIgnore boolean several,
      @JsonIgnore List<String> requiredFor) {

    /** A field that only an earlier version of the form has. */
    public static FieldView unknown(String id) {
      return new FieldView(id, id, "string", false, null, null, null, null, null, List.of());
    }

    /** A field that somebody fills in, as it is always. */
    public FieldView(
        String id,
        String name,
        String type,
        boolean required,
        @Nullable List<Choice> values,
        @Nullable String when,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String pattern,
        List<String> requiredFor) {
      this(
          id,
          name,
          type,
          required,
          values,
          when,
          min,
          max,
          null,
          null,
          null,
          pattern,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          requiredFor);
    }

    private FieldView with(
        @Nullable List<FieldView> otherColumns,
        @Nullable List<Map<String, Object>> rows,
        @Nullable Boolean isFixed) {
      return new FieldView(
          id,
          name,
          type,
          required,
          values,
          when,
          min,
          max,
          earliest,
          latest,
          choices,
          pattern,
          computed,
          initial,
          otherColumns,
          rows,
          isFixed,
          register,
          restricted,
          value,
          several,
          requiredFor);
    }

    /** Whether whoever fills in the form adds the rows of this table. */
    public boolean takesRows() {
      return columns != null && given == null;
    }

    @JsonIgnore
    public boolean isRestricted() {
      return Boolean.TRUE.equals(restricted);
    }

    @JsonIgnore
    public boolean isComputed() {
      return Boolean.TRUE.equals(computed);
    }

    private FieldView at(Now now) {
      return new FieldView(
          id,
          name,
          type,
          required,
          values,
          when,
          now.least().get(id) instanceof BigDecimal least ? least : min,
          now.most().get(id) instanceof BigDecimal most ? most : max,
          now.least().get(id) instanceof LocalDate first ? first : earliest,
          now.most().get(id) instanceof LocalDate last ? last : latest,
          now.choices().get(id),
          pattern,
          computed,
          now.initial().get(id),
          columns,
          given,
          fixed,
          register,
          restricted,
          now.calculated().get(id),
          several,
          requiredFor);
    }
  }

  /**
   * What a form says at one time, by the ids of its fields.
   *
   * @param initial what fields hold before somebody changes them
   * @param calculated the values of computed fields
   * @param least limits that are expressions: numbers or dates
   * @param most limits that are expressions: numbers or dates
   * @param choices codes that may be chosen
   */
  public record Now(
      Map<String, Object> initial,
      Map<String, Object> calculated,
      Map<String, Object> least,
      Map<String, Object> most,
      Map<String, List<String>> choices) {}

  /** Tells the start form of a type as it is now. */
  public interface StartForms {

    /**
     * @param form as it is always
     */
    FormView now(IssueType type, Caller caller, FormView form);
  }

  /** The form as it is now. */
  public FormView at(Now now) {
    return new FormView(outcomes, choice, fields.stream().map(field -> field.at(now)).toList());
  }

  public static FormView of(Step step, Locale locale) {
    List<Choice> outcomes =
        step.outcomes().stream()
            .map(outcome -> new Choice(outcome.id(), outcome.names().in(locale)))
            .toList();
    return new FormView(
        outcomes,
        step.choice() == null ? null : step.choice().in(locale),
        fields(step.fields(), step.outcomes(), locale));
  }

  public static FormView of(List<Field> fields, Locale locale) {
    return new FormView(List.of(), null, fields(fields, List.of(), locale));
  }

  /**
   * The same form with the rows of one of its tables.
   *
   * @param fixed ids of the columns that are given
   * @param rows what these columns hold, row by row
   */
  public FormView given(String table, Set<String> fixed, List<Map<String, Object>> rows) {
    return new FormView(
        outcomes,
        choice,
        fields.stream()
            .map(field -> field.id().equals(table) ? given(field, fixed, rows) : field)
            .toList());
  }

  private static FieldView given(
      FieldView table, Set<String> fixed, List<Map<String, Object>> rows) {
    List<FieldView> columns = table.columns() == null ? List.of() : table.columns();
    return table.with(
        columns.stream()
            .map(column -> fixed.contains(column.id()) ? column.with(null, null, true) : column)
            .toList(),
        rows,
        null);
  }

  private static List<FieldView> fields(List<Field> fields, List<Value> outcomes, Locale locale) {
    return fields.stream().map(field -> field(field, outcomes, locale)).toList();
  }

  private static FieldView field(Field field, List<Value> outcomes, Locale locale) {
    return new FieldView(
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
        null,
        null,
        null,
        field.pattern() == null ? null : field.pattern().pattern(),
        field.isComputed() ? true : null,
        null,
        field.rows() == null ? null : fields(field.rows().shown(), outcomes, locale),
        null,
        null,
        field.type().equals("entry") ? field.of() : null,
        field.isRestricted() ? true : null,
        null,
        field.isSeveral(),
        requiredFor(field, outcomes));
  }

  private static List<String> requiredFor(Field field, List<Value> outcomes) {
    if (field.when() == null || !Conditions.asksForOutcome(field.when().expression())) {
      return List.of();
    }
    return outcomes.stream()
        .map(Value::id)
        .filter(outcome -> Conditions.mayHold(field.when().expression(), outcome))
        .toList();
  }
}
