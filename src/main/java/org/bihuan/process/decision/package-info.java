/** Decision tables, and how they are evaluated. */
@NullMarked
package org.bihuan.process.decision;

import org.jspecify.annotations.NullMarked;
