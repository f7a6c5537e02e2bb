package org.bihuan.organization;

import java.util.List;
import java.util.Set;

/**
 * Somebody gained or lost a duty, or came or went. Published in the transaction of the change, in
 * which {@link People} already answers by the new duties.
 *
 * @param groups the groups, {@code UNIT/role}, whose holders have changed
 * @param joined who holds a duty they did not hold before
 * @param retired usernames of those who have left
 */
public record DutiesChanged(Set<String> groups, List<Joined> joined, Set<String> retired) {

  /**
   * A new holder of a duty.
   *
   * @param vacant whether nobody held it before
   */
  public record Joined(String username, String group, boolean vacant) {}
}
