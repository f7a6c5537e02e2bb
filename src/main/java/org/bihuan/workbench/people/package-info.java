/** Pages for the administration of people and units, and their import. */
@NullMarked
package org.bihuan.workbench.people;

import org.jspecify.annotations.NullMarked;
