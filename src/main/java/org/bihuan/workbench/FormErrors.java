package org.bihuan.workbench;

import java.util.List;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.ProblemBody.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A form that was refused, as its page shows it again.
 *
 * @param form which of the page's forms; empty where none was refused
 * @param summary what is wrong on the whole
 * @param others messages that concern no field of the form
 * @param filled what was typed, with what is wrong with each field
 */
record FormErrors(String form, String summary, List<String> others, FilledForm filled) {

  static final FormErrors NONE = new FormErrors("", "", List.of(), FilledForm.EMPTY);

  static FormErrors of(ProblemBody told, String form, FilledForm filled) {
    List<String> others =
        told.errors().stream()
            .filter(fault -> !filled.typed().containsKey(fault.field()))
            .map(Fault::message)
            .toList();
    return new FormErrors(form, told.detail(), others, filled.refused(told));
  }

  /** Whether it is this form that was refused. */
  public boolean is(String asked) {
    return form.equals(asked);
  }

  /** This form as it was filled in; empty where it was not refused. */
  public FilledForm filled(String asked) {
    return is(asked) ? filled : FilledForm.EMPTY;
  }

  /** What is wrong with this field of this form; null where nothing is. */
  public @Nullable String fault(String asked, String field) {
    return filled(asked).fault(field);
  }

  /** What was typed into this field, or what stood there before anything was sent. */
  public @Nullable String value(String asked, String field, @Nullable String otherwise) {
    return is(asked) ? filled.value(field) : otherwise;
  }
}
