/** Assessments of units. */
@NullMarked
package org.bihuan.workbench.assessment;

import org.jspecify.annotations.NullMarked;
