package org.bihuan.issue;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;

/**
 * Reads the trails of issues, never a whole one at once. The calling code must have checked that
 * the caller may see the issue.
 */
public interface TrailEntries {

  /** An upper bound: all entries come before this number. */
  int END = Integer.MAX_VALUE;

  /**
   * The next entries, in order: at most so many, and fewer where they are long, so that reading a
   * whole trail batch by batch needs little memory. Empty after the last one.
   *
   * @param seq the last entry known; 0 to start
   */
  List<TrailEntry> after(String issue, int seq, int most);

  /**
   * Part of a trail, as a page shows it, with one statement and little memory.
   *
   * @param shown the entries just before some point, in order; at least one, and fewer where they
   *     are long
   * @param acts the opening, and the newest completed steps, actions and added files, in order;
   *     older ones without data where the newer are long
   * @param older whether there are entries before those shown
   */
  record Excerpt(List<TrailEntry> shown, List<TrailEntry> acts, boolean older) {}

  /**
   * @param before the number before which to read; {@link #END} for the newest entries
   * @param most how many entries to show at most
   */
  Excerpt excerpt(String issue, int before, int most);

  /** Who took this action last; empty where nobody has. */
  Optional<String> lastWhoTook(String action, String issue);

  /**
   * Calls the action for every completed step and action of these issues, of each issue the newest
   * first; no trail is in memory as a whole. One statement for up to 500 issues.
   */
  void submissions(List<String> issues, BiConsumer<String, TrailEntry> action);

  /** The entries without the numbers of other issues that this reader may not see. */
  List<TrailEntry> seenBy(Caller reader, List<TrailEntry> entries);
}
