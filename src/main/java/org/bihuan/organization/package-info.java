/** Units as a tree, people and their duties; who may see and do what. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: load",
      "http :: openapi",
      "http :: search",
      "cache",
      "spreadsheet"
    })
@NullMarked
package org.bihuan.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
