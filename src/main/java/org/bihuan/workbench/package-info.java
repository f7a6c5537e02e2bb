/**
 * The web pages people work in. They know no process by name: steps, forms, buttons and diagrams
 * come from the process files through the other rooms, on which this one alone depends.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "organization",
      "access",
      "calendar",
      "issue",
      "integrity",
      "workflow",
      "evidence",
      "ledger",
      "report",
      "notification"
    })
@NullMarked
package org.bihuan.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
