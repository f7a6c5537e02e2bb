/** What is open to whom before any room is asked. */
@NullMarked
package org.bihuan.access.rules;

import org.jspecify.annotations.NullMarked;
