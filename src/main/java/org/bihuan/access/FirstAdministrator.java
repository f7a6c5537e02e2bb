package org.bihuan.access;

import org.jspecify.annotations.Nullable;

/**
 * What founds an empty service: its root unit and who administers it.
 *
 * @param secret the one-time secret that the console shows
 */
public record FirstAdministrator(
    @Nullable String secret,
    @Nullable String username,
    @Nullable String displayName,
    @Nullable String password,
    @Nullable RootUnit unit) {

  /** The unit above all others. */
  public record RootUnit(@Nullable String code, @Nullable String name) {}
}
