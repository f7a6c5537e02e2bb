package org.bihuan.workbench.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.register.Register;
import org.bihuan.register.Entries;
import org.bihuan.register.Entry;
import org.bihuan.register.RegisterRights;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.PersonChoices;
import org.bihuan.workbench.UnitChoices;
import org.bihuan.workbench.issue.Hints;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of a register have in common: its columns, and the form of an entry. */
@Component
class RegisterPages {

  private final Entries entries;
  private final RegisterRights rights;
  private final FieldFormatter words;
  private final UnitChoices units;
  private final PersonChoices people;
  private final Messages messages;

  RegisterPages(
      Entries entries,
      RegisterRights rights,
      FieldFormatter words,
      UnitChoices units,
      PersonChoices people,
      Messages messages) {
    this.entries = entries;
    this.rights = rights;
    this.words = words;
    this.units = units;
    this.people = people;
    this.messages = messages;
  }

  /** Puts a register into the model; 404 where there is none. */
  Register show(Caller caller, String key, Model model) {
    Register register = entries.register(caller, key);
    model.addAttribute("register", key);
    model.addAttribute("name", register.name(messages.locale()));
    model.addAttribute("columns", form(register).fields());
    model.addAttribute("keyColumn", register.keyColumn());
    model.addAttribute("mayEdit", rights.mayEdit(caller, register));
    return register;
  }

  private FormView form(Register register) {
    return FormView.of(register.columns(), messages.locale());
  }

  List<EntryLine> lines(Register register, List<Entry> some) {
    FormView form = form(register);
    return some.stream()
        .map(entry -> EntryLine.of(entry, words.cells(form.fields(), Canonical.of(entry.fields()))))
        .toList();
  }

  /** Puts the form of an entry into the model. */
  void form(Caller caller, Register register, FilledForm filled, Model model) {
    model.addAttribute("form", form(register));
    model.addAttribute("filled", filled);
    model.addAttribute("hints", new Hints(words));
    model.addAttribute("units", units.all());
    model.addAttribute("people", people.beside(caller));
  }

  /** An entry as it would have been typed. */
  static FilledForm filled(Entry entry) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    entry.fields().forEach((id, value) -> typed.put("fields." + id, List.of(text(value))));
    typed.put("from", entry.from() == null ? List.of() : List.of(entry.from().toString()));
    typed.put("to", entry.to() == null ? List.of() : List.of(entry.to().toString()));
    typed.put("version", List.of(String.valueOf(entry.version())));
    return new FilledForm(typed, Map.of());
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** The values typed, as the API takes them. */
  Map<String, Object> fields(Register register, FilledForm filled) {
    return new HashMap<>(filled.fields(form(register)));
  }

  /** A day that was typed; null where none was, or it is none: browsers send none then. */
  static @Nullable LocalDate day(FilledForm filled, String name) {
    try {
      String typed = filled.value(name);
      return typed.isEmpty() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
