/**
 * Proof that holds outside the database: a log of the heads of all trails, signed once a day, and
 * bundles of single issues that anybody can verify offline.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: load",
      "organization",
      "issue",
      "issue :: event",
      "issue :: facts",
      "issue :: restricted",
      "issue :: rows",
      "issue :: trail",
      "issue :: verification",
      "integrity",
      "evidence"
    })
@NullMarked
package org.bihuan.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
