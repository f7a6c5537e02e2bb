/** Documents made of issues from templates: filled in, numbered, kept in editions, downloaded. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "organization",
      "process",
      "process :: deployment",
      "process :: language",
      "process :: template",
      "issue",
      "issue :: event",
      "issue :: facts",
      "issue :: trail",
      "labels",
      "workflow :: printing"
    })
@NullMarked
package org.bihuan.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
