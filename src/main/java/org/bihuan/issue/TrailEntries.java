package org.bihuan.issue;

import java.util.List;
import org.bihuan.organization.Caller;

/** Reads the trails of issues. */
public interface TrailEntries {

  /** All entries of an issue, in order; whoever asks has made sure that they may be seen. */
  List<TrailEntry> entries(String issue);

  /** The same without the numbers of other issues that this reader may not see. */
  List<TrailEntry> seenBy(Caller reader, List<TrailEntry> entries);
}
