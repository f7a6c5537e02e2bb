package org.bihuan.access.setup;

import org.bihuan.http.openapi.Required;
import org.jspecify.annotations.Nullable;

/**
 * The data that set up an empty service: its root unit and its first administrator.
 *
 * @param secret the one-time secret that the console shows
 */
public record FirstAdministrator(
    @Required @Nullable String secret,
    @Required @Nullable String username,
    @Required @Nullable String displayName,
    @Required @Nullable String password,
    @Required @Nullable RootUnit unit) {

  /** The unit above all others. */
  public record RootUnit(@Required @Nullable String code, @Required @Nullable String name) {}
}
