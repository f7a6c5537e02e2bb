/**
 * Doubts: what contradicts itself in what was handed in, found in the background, explained to
 * whoever reviews. A doubt decides nothing.
 */
@ApplicationModule(
    allowedDependencies = {
      "campaign :: rate",
      "http",
      "organization",
      "process",
      "process :: language",
      "issue",
      "issue :: event",
      "issue :: facts",
      "issue :: trail",
      "evidence",
      "evidence :: inspection",
      "similarity",
      "workflow :: background",
      "workflow :: notice"
    })
@NullMarked
package org.bihuan.doubt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
