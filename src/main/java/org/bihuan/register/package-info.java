/**
 * The entries of registers: enterprises, checklists and whatever else processes refer to. Kept in
 * versions with a validity, never deleted.
 */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: load",
      "http :: openapi",
      "http :: search",
      "organization",
      "calendar",
      "issue :: trail",
      "process",
      "process :: language",
      "process :: deployment",
      "process :: register",
      "spreadsheet",
      "workflow :: form"
    })
@NullMarked
package org.bihuan.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
