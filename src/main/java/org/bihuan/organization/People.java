package org.bihuan.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People and who holds which duty, answered from memory like {@link Units}. */
public interface People {

  Optional<Person> find(String username);

  /** Usernames of those who hold this duty now, retired people left out. */
  Set<String> holders(String group);

  /**
   * Usernames of people, retired ones too, whose name or username contains this folded text; at
   * most ten, those whose name is the shortest.
   */
  List<String> named(String text);

  /** Everybody who holds an administrator's duty. */
  Set<String> administrators();
}
