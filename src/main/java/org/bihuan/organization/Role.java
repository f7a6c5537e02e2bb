package org.bihuan.organization;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a duty lets its holder do. */
public enum Role {
  INSPECTOR,
  RECTIFIER,
  REVIEWER,
  LEADER,
  ADMINISTRATOR,
  MONITOR;

  /** The code used in groups, files and JSON, e.g. {@code inspector}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role sees the issues of the units below its own too. */
  public boolean supervises() {
    return this == INSPECTOR || this == REVIEWER || this == LEADER;
  }

  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.code().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
