/** The page of a doubt: both places side by side. */
@NullMarked
package org.bihuan.workbench.doubt;

import org.jspecify.annotations.NullMarked;
