/** Figures over issues, of now and as of any past moment; gathered, so that many cost no more. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: search",
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
