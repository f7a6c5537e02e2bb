package org.bihuan.ledger.row;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.ledger.header.FormColumns;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.process.ProcessNames;
import org.bihuan.spreadsheet.TextNormalizer;
import org.springframework.stereotype.Component;

/** The opening forms whose fields a ledger fills, and the people it names in them. */
@Component
public class LedgerForms {

  private final ProcessNames names;
  private final People people;

  LedgerForms(ProcessNames names, People people) {
    this.names = names;
    this.people = people;
  }

  /** The fields of a type's own opening form, by their names in both languages. */
  public FormColumns of(String type) {
    return FormColumns.of(
        names.in(Locale.SIMPLIFIED_CHINESE).openingForm(type),
        names.in(Locale.ENGLISH).openingForm(type));
  }

  /** The username of the only person of this name, or with this username. */
  public Optional<String> person(String name) {
    if (name.length() > TextNormalizer.LONGEST_WORD) {
      return Optional.empty();
    }
    Optional<Person> exact = people.find(name);
    if (exact.isPresent()) {
      return exact.map(Person::username);
    }
    List<String> named =
        people.named(name).stream()
            .filter(
                username ->
                    people.find(username).filter(it -> it.displayName().equals(name)).isPresent())
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }
}
