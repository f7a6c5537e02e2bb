/** Reads spreadsheets and text files line by line, within limits of time and memory. */
@ApplicationModule(allowedDependencies = {"http"})
@NullMarked
package org.bihuan.spreadsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
