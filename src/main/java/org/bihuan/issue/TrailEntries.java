package org.bihuan.issue;

import java.util.List;

/** Reads the trails of issues. */
public interface TrailEntries {

  /** All entries of an issue, in order; whoever asks has made sure that they may be seen. */
  List<TrailEntry> entries(String issue);
}
