package org.bihuan.organization;

import java.util.Optional;
import java.util.Set;

/** People and who holds which duty, answered from memory like {@link Units}. */
public interface People {

  Optional<Person> find(String username);

  /** Usernames of those who hold this duty now, retired people left out. */
  Set<String> holders(String group);

  /** Everybody who holds an administrator's duty. */
  Set<String> administrators();
}
