/**
 * Opening issues, tasks and actions, due dates. Generic: no code depends on a particular process.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: idempotency",
      "http :: openapi",
      "http :: search",
      "organization",
      "calendar",
      "process",
      "process :: check",
      "process :: deployment",
      "process :: failure",
      "process :: language",
      "process :: register",
      "process :: template",
      "process :: time",
      "process :: values",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: figures",
      "issue :: state",
      "issue :: restricted",
      "issue :: rows",
      "issue :: trail",
      "issue :: verification",
      "integrity",
      "transaction"
    })
@NullMarked
package org.bihuan.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
