/** The issue, its number, its comments, and its trail: append-only and hash-chained. */
@ApplicationModule(allowedDependencies = {"http", "organization", "calendar"})
@NullMarked
package org.bihuan.issue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
