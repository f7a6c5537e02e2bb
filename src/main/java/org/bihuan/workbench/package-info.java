/**
 * The web pages people work in. They know no process by name: steps, forms, buttons and diagrams
 * come from the process files through the other modules; no other module depends on this one.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: idempotency",
      "organization",
      "organization :: imports",
      "organization :: people",
      "organization :: units",
      "access",
      "access :: oidc",
      "access :: session",
      "access :: setup",
      "access :: signin",
      "calendar",
      "assessment",
      "campaign :: lookback",
      "campaign :: sampling",
      "process",
      "process :: deployment",
      "process :: register",
      "register",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: restricted",
      "issue :: rows",
      "issue :: trail",
      "integrity",
      "labels",
      "workflow",
      "workflow :: opening",
      "workflow :: operations",
      "workflow :: reporting",
      "workflow :: timetable",
      "workflow :: view",
      "document",
      "doubt",
      "evidence",
      "campaign",
      "campaign :: category",
      "campaign :: relabel",
      "ledger",
      "ledger :: row",
      "ledger :: writing",
      "proof",
      "recurrence",
      "recurrence :: survival",
      "report",
      "report :: campaign",
      "notification"
    })
@NullMarked
package org.bihuan.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
