/** Units and people as they are now, in memory, and how they change. */
@NullMarked
package org.bihuan.organization.snapshot;

import org.jspecify.annotations.NullMarked;
