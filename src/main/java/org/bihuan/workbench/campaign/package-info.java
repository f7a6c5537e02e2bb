/** Pages about campaigns and categories. */
@NullMarked
package org.bihuan.workbench.campaign;

import org.jspecify.annotations.NullMarked;
