/** The page with figures for leaders. */
@NullMarked
package org.bihuan.workbench.overview;

import org.jspecify.annotations.NullMarked;
