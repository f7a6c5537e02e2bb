package org.bihuan.issue;

import java.util.List;

/** Reads the trails of issues. */
public interface TrailEntries {

  /** All entries of an issue, in order; whoever asks has made sure that they may be seen. */
  List<TrailEntry> entries(String issue);

  /**
   * The entries that come next, in order: at most so many, and fewer where they are long, so that
   * whoever goes through a whole trail batch by batch needs little memory. Empty behind the last.
   *
   * @param seq the last entry known; 0 to begin
   */
  List<TrailEntry> after(String issue, int seq, int most);
}
