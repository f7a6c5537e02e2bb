/** Pages about registers and their entries. */
@NullMarked
package org.bihuan.workbench.register;

import org.jspecify.annotations.NullMarked;
