/** Campaigns, and whether what they signed off was true: samples of signed-off issues. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: openapi",
      "organization",
      "issue",
      "issue :: facts",
      "process",
      "process :: language",
      "labels",
      "workflow :: background",
      "workflow :: opening"
    })
@NullMarked
package org.bihuan.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
