/** Documents on the pages. */
@NullMarked
package org.bihuan.workbench.document;

import org.jspecify.annotations.NullMarked;
