package org.bihuan.issue.event;

import org.jspecify.annotations.Nullable;

/** An event that names the version of a process or decision file that applies from then on. */
public sealed interface NamesFile permits Opened, Migrated, Reopened, Decided {

  String SHA256 = "sha256";

  int fileVersion();

  /** The SHA-256 of the file, in lower-case hexadecimal; missing in older entries. */
  @Nullable String sha256();
}
