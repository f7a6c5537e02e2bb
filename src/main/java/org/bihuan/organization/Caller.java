package org.bihuan.organization;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The person who makes the request: the authenticated principal. */
public record Caller(String username, String displayName, List<Duty> duties) {

  /** The groups to which this person belongs, {@code UNIT/role}. */
  public Set<String> groups() {
    return duties.stream().map(Duty::group).collect(Collectors.toUnmodifiableSet());
  }

  public boolean has(Role role) {
    return duties.stream().anyMatch(duty -> duty.role() == role);
  }

  public boolean inGroup(String group) {
    return duties.stream().anyMatch(duty -> duty.group().equals(group));
  }
}
