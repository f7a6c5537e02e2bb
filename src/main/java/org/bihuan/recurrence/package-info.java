/**
 * Recurring problems: which signed-off issues a new one is like, which issues are the same problem
 * come back, and how long sign-offs held.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: openapi",
      "http :: search",
      "organization",
      "calendar",
      "process",
      "process :: language",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: trail",
      "issue :: verification",
      "labels",
      "similarity",
      "transaction"
    })
@NullMarked
package org.bihuan.recurrence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
