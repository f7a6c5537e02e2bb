/** Figures over issues, read only. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "organization",
      "issue",
      "issue :: facts",
      "issue :: past",
      "campaign",
      "labels"
    })
@NullMarked
package org.bihuan.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
