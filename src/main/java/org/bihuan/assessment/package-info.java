/** How units are assessed: bands of figures instead of ranks, and points by a decision table. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: openapi",
      "organization",
      "calendar",
      "campaign :: rate",
      "issue",
      "process",
      "process :: language",
      "report",
      "labels"
    })
@NullMarked
package org.bihuan.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
