/** The parts of a form in which tables and files are filled in. */
@NullMarked
package org.bihuan.workbench.issue.entry;

import org.jspecify.annotations.NullMarked;
