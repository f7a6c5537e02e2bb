/** Files and photos that prove a statement: content-addressed, checked, described. */
@ApplicationModule(allowedDependencies = {"http", "organization", "issue", "integrity", "workflow"})
@NullMarked
package org.bihuan.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
