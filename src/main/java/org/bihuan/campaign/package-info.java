/**
 * Campaigns: their period, phases, scope and goals, and the dictionaries from which the campaign
 * and the category of an issue are chosen; and whether what was signed off was true: samples of
 * signed-off issues.
 */
@ApplicationModule(
    allowedDependencies = {
      "cache",
      "http",
      "http :: openapi",
      "http :: search",
      "organization",
      "calendar",
      "process",
      "process :: language",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: trail",
      "labels",
      "workflow :: background",
      "workflow :: opening"
    })
@NullMarked
package org.bihuan.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
