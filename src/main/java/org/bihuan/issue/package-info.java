/** The issue, its number, its comments, and its trail: append-only and hash-chained. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: load",
      "http :: openapi",
      "http :: search",
      "organization",
      "calendar",
      "transaction"
    })
@NullMarked
package org.bihuan.issue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
