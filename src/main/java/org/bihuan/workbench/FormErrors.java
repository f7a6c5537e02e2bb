package org.bihuan.workbench;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was refused, as its page shows it again.
 *
 * @param form which of the page's forms; empty where none was refused
 * @param summary what is wrong on the whole
 * @param faults what is wrong with a field, by its name
 * @param others what is wrong with no field of the form
 * @param typed what was typed, by the field's name
 */
record FormErrors(
    String form,
    String summary,
    Map<String, String> faults,
    List<String> others,
    Map<String, String> typed) {

  static final FormErrors NONE = new FormErrors("", "", Map.of(), List.of(), Map.of());

  /** Whether it is this form that was refused. */
  public boolean is(String asked) {
    return form.equals(asked);
  }

  /** What is wrong with this field of this form; null where nothing is. */
  public @Nullable String fault(String asked, String field) {
    return is(asked) ? faults.get(field) : null;
  }

  /** What was typed into this field, or what stood there before anything was sent. */
  public @Nullable String value(String asked, String field, @Nullable String otherwise) {
    return is(asked) ? typed.get(field) : otherwise;
  }
}
