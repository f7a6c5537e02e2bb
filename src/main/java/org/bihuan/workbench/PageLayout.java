package org.bihuan.workbench;

import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of every page.
 *
 * @param caller the person looking at it; null before signing in
 * @param here the address of the page with its query, to come back to after switching language; in
 *     the answer to a form, the page that the form was on
 * @param section the first segment of the address, whose entry in the navigation is marked
 * @param unread how many notices the caller has not read
 * @param administrator whether the caller administers any unit, and so people and units
 * @param root whether the caller administers the root unit, and so the whole service
 * @param opener whether the caller may open issues
 * @param importer whether the caller may import ledgers
 * @param registers whether there are registers
 */
record PageLayout(
    @Nullable Caller caller,
    String here,
    String section,
    long unread,
    boolean administrator,
    boolean root,
    boolean opener,
    boolean importer,
    boolean registers) {

  /** Whether the caller looks back at what others signed off. */
  public boolean looksBack() {
    return caller != null && (caller.has(Role.LEADER) || caller.has(Role.INSPECTOR));
  }
}
