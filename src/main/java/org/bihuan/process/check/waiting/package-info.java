/** Events that wait for children: what they may ask, and that nothing goes round by them alone. */
@NullMarked
package org.bihuan.process.check.waiting;

import org.jspecify.annotations.NullMarked;
