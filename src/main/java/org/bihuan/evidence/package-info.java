/** Files and photos that prove a statement: content-addressed, checked, described. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: idempotency",
      "http :: load",
      "organization",
      "issue",
      "issue :: event",
      "issue :: trail",
      "issue :: verification",
      "integrity",
      "transaction",
      "workflow :: form",
      "workflow :: reporting"
    })
@NullMarked
package org.bihuan.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
