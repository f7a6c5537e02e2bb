/** The token game: every state a process can come into. */
@NullMarked
package org.bihuan.process.check.game;

import org.jspecify.annotations.NullMarked;
