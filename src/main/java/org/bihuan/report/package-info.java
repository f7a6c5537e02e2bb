/** Figures over issues, read only. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "organization",
      "issue",
      "issue :: facts",
      "issue :: past",
      "issue :: trail",
      "integrity",
      "campaign",
      "labels"
    })
@NullMarked
package org.bihuan.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
