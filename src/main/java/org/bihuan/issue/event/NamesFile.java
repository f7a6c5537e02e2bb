package org.bihuan.issue.event;

import org.jspecify.annotations.Nullable;

/** An event that names the version of a process or decision file that counts from then on. */
public sealed interface NamesFile permits Opened, Migrated, Reopened, Decided {

  String SHA256 = "sha256";

  int fileVersion();

  /** Of the file, in lower-case hexadecimal; older entries do not tell it. */
  @Nullable String sha256();
}
