/** Figures gathered at checkpoints, so that reading them does not add up all issues. */
@NullMarked
package org.bihuan.report.cell;

import org.jspecify.annotations.NullMarked;
