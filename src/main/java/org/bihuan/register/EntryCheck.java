package org.bihuan.register;

import com.google.re2j.Pattern;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.register.Register;
import org.bihuan.workflow.form.FieldValues;
import org.bihuan.workflow.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what an entry is to hold, as forms are checked. */
@Component
class EntryCheck {

  /** A key stands in addresses. */
  private static final Pattern KEY =
      Pattern.compile("[^\\s/\\\\;%?#]([^/\\\\;%?#]*[^\\s/\\\\;%?#])?");

  /** Addresses leave them out. */
  private static final Set<String> DOTS = Set.of(".", "..");

  private static final int LONGEST_KEY = 100;
  private static final int LONGEST_TITLE = 500;
  private static final Expressions.Values NONE = name -> null;

  private final Forms forms;
  private final Clock clock;

  EntryCheck(Forms forms, Clock clock) {
    this.forms = forms;
    this.clock = clock;
  }

  /**
   * The entry as it would be kept, as its first version.
   *
   * @throws Problem 422 with every faulty field
   */
  Entry checked(Register register, Draft draft, String by) {
    List<FieldError> errors = new ArrayList<>();
    period(draft, errors);
    Map<String, Object> fields = Map.of();
    try {
      Map<String, Object> given =
          draft.fields() == null ? new HashMap<>() : new HashMap<>(draft.fields());
      given.computeIfPresent(
          register.keyColumn(), (id, value) -> value instanceof String key ? key.strip() : value);
      fields = forms.check(register.columns(), given, List.of(), NONE, "entry");
      key(register, fields, errors);
    } catch (Problem refused) {
      errors.addAll(0, refused.errors());
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    String title = String.valueOf(fields.get(register.titleColumn())).strip();
    return new Entry(
        register.key(),
        String.valueOf(fields.get(register.keyColumn())),
        1,
        title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
        fields,
        draft.from(),
        draft.to(),
        clock.instant(),
        by);
  }

  private static void key(Register register, Map<String, Object> fields, List<FieldError> errors) {
    String key = String.valueOf(fields.get(register.keyColumn()));
    if (key.length() > LONGEST_KEY || DOTS.contains(key) || !KEY.matches(key)) {
      errors.add(new FieldError("fields." + register.keyColumn(), "register.key", LONGEST_KEY));
    }
  }

  private static void period(Draft draft, List<FieldError> errors) {
    possible("from", draft.from(), errors);
    possible("to", draft.to(), errors);
    if (draft.from() != null && draft.to() != null && draft.to().isBefore(draft.from())) {
      errors.add(new FieldError("to", "register.period"));
    }
  }

  private static void possible(String name, @Nullable LocalDate day, List<FieldError> errors) {
    if (day != null && !FieldValues.isPossible(day)) {
      errors.add(
          new FieldError(name, "form.dateOutside", FieldValues.FIRST_YEAR, FieldValues.LAST_YEAR));
    }
  }
}
