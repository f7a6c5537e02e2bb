package org.bihuan.process.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bihuan.organization.Role;
import org.bihuan.process.check.vocabulary.Vocabulary;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile.Unreadable;
import org.bihuan.process.register.OddCharacters;
import org.bihuan.process.register.Register;
import org.bihuan.process.register.RegisterFile;
import org.jspecify.annotations.Nullable;

/** The check of a register's file. Thread-safe. */
public final class RegisterCheck {

  private static final int MOST_COLUMNS = 30;

  private static final Set<String> TYPES =
      Set.of("string", "text", "long", "double", "boolean", "date", "enum", "unit", "person");

  /** Types of which an entry has one value, without limits. */
  private static final Set<String> CODES = Set.of("unit", "person");

  /** What people see, and what stands for it elsewhere. */
  private static final Set<String> NAMES = Set.of("id", "name", "bihuan:en");

  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "register",
          Set.of(
              "id",
              "name",
              "bihuan:en",
              RegisterFile.KEY_COLUMN,
              RegisterFile.TITLE_COLUMN,
              RegisterFile.EDITORS,
              RegisterFile.READERS),
          RegisterFile.COLUMN,
          Set.of(
              "id",
              "name",
              "bihuan:en",
              "type",
              "required",
              "bihuan:min",
              "bihuan:max",
              "bihuan:pattern"),
          RegisterFile.VALUE,
          Set.of("id", "name", "bihuan:en"));

  private static final Map<String, String> CHILDREN =
      Map.of("register", RegisterFile.COLUMN, RegisterFile.COLUMN, RegisterFile.VALUE);

  private final XmlElement file;
  private final Register register;
  private final Findings findings = new Findings();

  private RegisterCheck(XmlElement file) {
    this.file = file;
    this.register = Register.of(file);
  }

  /**
   * Checks a file.
   *
   * @param deployed the registers that are there, by key: an entry keeps its key
   */
  public static RegisterReport check(byte[] json, Map<String, Register> deployed) {
    return check(json, deployed, unit -> true);
  }

  /**
   * The same where the units are known.
   *
   * @param isUnit whether there is a unit with this code
   */
  public static RegisterReport check(
      byte[] json, Map<String, Register> deployed, Predicate<String> isUnit) {
    try {
      RegisterCheck check = new RegisterCheck(RegisterFile.read(json));
      check.all(deployed.get(check.register.key()), isUnit);
      return new RegisterReport(check.register, check.findings.inOrder());
    } catch (Unreadable e) {
      return new RegisterReport(null, List.of(e.finding()));
    }
  }

  private void all(@Nullable Register before, Predicate<String> isUnit) {
    file.tree().forEach(this::vocabulary);
    file.tree().forEach(this::characters);
    if (!IdentityCheck.isKey(register.key())) {
      findings.add(Rule.PROCESS_ID, file, register.key());
    }
    file.tree()
        .filter(element -> ATTRIBUTES.containsKey(element.name()))
        .forEach(element -> IdentityCheck.names(element, findings));
    List<XmlElement> columns = file.all(RegisterFile.COLUMN).toList();
    if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
      findings.add(Rule.REGISTER_COLUMNS, file, columns.size(), MOST_COLUMNS);
    }
    FormCheck.fields(columns, findings);
    columns.forEach(this::column);
    named(RegisterFile.KEY_COLUMN, register.keyColumn(), Set.of("string"));
    named(RegisterFile.TITLE_COLUMN, register.titleColumn(), Set.of("string", "text"));
    if (before != null && !before.keyColumn().equals(register.keyColumn())) {
      findings.add(Rule.REGISTER_KEY, file, RegisterFile.KEY_COLUMN, before.keyColumn());
    }
    if (before != null) {
      columns.forEach(column -> kept(column, before));
    }
    Stream.concat(register.editors().stream(), register.readers().stream())
        .forEach(named -> duty(named, isUnit));
  }

  /** Editors and readers are named by a role, or by a unit's code and a role. */
  private void duty(String named, Predicate<String> isUnit) {
    int slash = named.lastIndexOf('/');
    String unit = slash < 0 ? "" : named.substring(0, slash);
    String role = named.substring(slash + 1);
    if (slash == 0 || Role.of(role).isEmpty()) {
      findings.add(Rule.REGISTER_EDITOR, file, named);
    } else if (slash > 0 && !unit.equals(Register.TOPMOST) && !isUnit.test(unit)) {
      findings.add(Rule.REGISTER_UNIT, file, unit, role);
    }
  }

  /** JSON can write characters that no page shows and no database takes. */
  private void characters(XmlElement element) {
    element
        .attributes()
        .forEach(
            (name, text) -> {
              boolean blank = element.name().equals("register") || NAMES.contains(name);
              OddCharacters.in(name + text)
                  .or(() -> blank ? OddCharacters.around(text) : Optional.empty())
                  .ifPresent(
                      odd ->
                          findings.add(
                              Rule.REGISTER_CHARACTER, element, OddCharacters.shown(name), odd));
            });
  }

  private void vocabulary(XmlElement element) {
    Set<String> known = ATTRIBUTES.get(element.name());
    if (known == null) {
      return; // told where it stands
    }
    element.attributes().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> findings.add(Rule.REGISTER_PART, element, name));
    String child = CHILDREN.getOrDefault(element.name(), "");
    element.children().stream()
        .filter(one -> !one.is(child))
        .forEach(one -> findings.add(Rule.REGISTER_PART, one, one.name()));
  }

  private void column(XmlElement column) {
    String type = column.attribute("type", "");
    if (!TYPES.contains(type) && Vocabulary.FIELD_TYPES.contains(type)) {
      findings.add(Rule.FIELD_TYPE, column, column.id(), type);
    }
    if (column.id().equals("row")) {
      findings.add(Rule.RESERVED_NAME, column, column.id());
    }
    for (String limit : List.of("bihuan:min", "bihuan:max")) {
      boolean taken =
          column.attribute(limit) == null
              || (!CODES.contains(type) && FormReader.expression(column, limit) == null);
      if (!taken) {
        findings.add(Rule.FIELD_LIMIT, column, column.id(), limit);
      }
    }
  }

  /** What expressions count on must be so in the entries that are there. */
  private void kept(XmlElement column, Register before) {
    Field now = register.column(column.id()).orElse(null);
    Field then = before.column(column.id()).orElse(null);
    boolean changed =
        now != null
            && (then == null
                ? now.required()
                : (now.required() && !then.required()) || !now.type().equals(then.type()));
    if (changed) {
      findings.add(Rule.REGISTER_CHANGED, column, column.id());
    }
  }

  private void named(String attribute, String id, Set<String> types) {
    boolean fits =
        register
            .column(id)
            .filter(Field::required)
            .filter(column -> types.contains(column.type()))
            .isPresent();
    if (!fits) {
      findings.add(Rule.REGISTER_KEY, file, attribute, id);
    }
  }
}
