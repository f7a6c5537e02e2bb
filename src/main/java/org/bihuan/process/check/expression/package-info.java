/** Where a process file has expressions, what each place needs, and whether it gets it. */
@NullMarked
package org.bihuan.process.check.expression;

import org.jspecify.annotations.NullMarked;
