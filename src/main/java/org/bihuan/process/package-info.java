/**
 * Issue types: the process and decision files in force, their versions, names and forms, and how
 * they are deployed.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: load",
      "organization",
      "calendar",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: trail",
      "issue :: verification",
      "integrity"
    })
@NullMarked
package org.bihuan.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
