package org.bihuan.organization.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.springframework.stereotype.Component;

/** People and duties as this node knows them now. */
@Component
class LivePeople implements People {

  private final CurrentOrganization current;

  LivePeople(CurrentOrganization current) {
    this.current = current;
  }

  @Override
  public Optional<Person> find(String username) {
    return current.get().people().find(username);
  }

  @Override
  public Set<String> holders(String group) {
    return current.get().people().holders(group);
  }

  @Override
  public List<String> named(String text) {
    return current.get().people().named(text);
  }

  @Override
  public Set<String> administrators() {
    return current.get().people().administrators();
  }
}
