/**
 * Campaigns: their period, phases, scope and goals, and the dictionaries from which the campaign
 * and the category of an issue are chosen.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: openapi",
      "http :: search",
      "organization",
      "calendar",
      "process",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: trail",
      "workflow :: opening"
    })
@NullMarked
package org.bihuan.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
