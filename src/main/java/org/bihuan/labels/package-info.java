/**
 * Labels, in Chinese and English, for codes, fields, outcomes, expressions and entries of the
 * trail: for pages, spreadsheets and messages alike.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "organization",
      "calendar",
      "process",
      "process :: decision",
      "process :: deployment",
      "process :: language",
      "process :: register",
      "process :: time",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: restricted",
      "issue :: rows",
      "issue :: trail"
    })
@NullMarked
package org.bihuan.labels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
