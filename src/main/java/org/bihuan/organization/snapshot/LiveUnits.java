package org.bihuan.organization.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/** The tree of units as this node knows it now. */
@Component
class LiveUnits implements Units {

  private final CurrentOrganization current;

  LiveUnits(CurrentOrganization current) {
    this.current = current;
  }

  private Units now() {
    return current.get().units();
  }

  @Override
  public Optional<Unit> find(String code) {
    return now().find(code);
  }

  @Override
  public List<Unit> all() {
    return now().all();
  }

  @Override
  public String parent(String code) {
    return now().parent(code);
  }

  @Override
  public List<String> children(String code) {
    return now().children(code);
  }

  @Override
  public Set<String> within(String code) {
    return now().within(code);
  }

  @Override
  public List<String> upwards(String code) {
    return now().upwards(code);
  }

  @Override
  public String root(String code) {
    return now().root(code);
  }

  @Override
  public List<Unit> named(String name) {
    return now().named(name);
  }
}
