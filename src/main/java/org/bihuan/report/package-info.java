/** Figures over issues, read only. */
@ApplicationModule(
    allowedDependencies = {"http", "organization", "issue", "issue :: facts", "campaign", "labels"})
@NullMarked
package org.bihuan.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
