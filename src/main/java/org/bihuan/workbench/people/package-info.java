/** People, units and the import of both. */
@NullMarked
package org.bihuan.workbench.people;

import org.jspecify.annotations.NullMarked;
