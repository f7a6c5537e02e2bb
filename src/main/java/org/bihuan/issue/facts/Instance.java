package org.bihuan.issue.facts;

import org.jspecify.annotations.Nullable;

/**
 * One of several instances, and how it is told from the others.
 *
 * @param label null where nothing tells it apart
 */
public record Instance(InstancePath path, @Nullable InstanceLabel label) {

  /** For what is done once. */
  public static final Instance NONE = new Instance(InstancePath.NONE, null);
}
