package org.bihuan.issue;

import java.util.List;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;

/**
 * Reads the trails of issues, never a whole one at once; whoever asks has made sure that they may
 * be seen.
 */
public interface TrailEntries {

  /** Before this one lie all entries there are. */
  int END = Integer.MAX_VALUE;

  /**
   * The entries that come next, in order: at most so many, and fewer where they are long, so that
   * whoever goes through a whole trail batch by batch needs little memory. Empty behind the last.
   *
   * @param seq the last entry known; 0 to begin
   */
  List<TrailEntry> after(String issue, int seq, int most);

  /**
   * Part of a trail, as a page shows it, with one statement and little memory.
   *
   * @param shown the entries next before some point, in order; one at least, and fewer where they
   *     are long
   * @param acts the newest steps completed and actions taken, and what was handed in, in order;
   *     without data behind those that are long
   * @param older whether entries lie before those shown
   */
  record Excerpt(List<TrailEntry> shown, List<TrailEntry> acts, boolean older) {}

  /**
   * @param before the entry before which to look; {@link #END} for the newest
   * @param most how many entries to show at most
   */
  Excerpt excerpt(String issue, int before, int most);

  /** The entries without the numbers of other issues that this reader may not see. */
  List<TrailEntry> seenBy(Caller reader, List<TrailEntry> entries);
}
