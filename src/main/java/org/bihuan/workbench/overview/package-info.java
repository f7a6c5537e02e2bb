/** Leaders' figures. */
@NullMarked
package org.bihuan.workbench.overview;

import org.jspecify.annotations.NullMarked;
