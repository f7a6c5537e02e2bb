/** In-app messages to people and groups. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "organization",
      "issue",
      "workflow",
      "workflow :: notice",
      "labels"
    })
@NullMarked
package org.bihuan.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
