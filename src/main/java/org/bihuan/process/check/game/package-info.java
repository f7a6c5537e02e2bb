/** The token game: explores every state that a process can reach. */
@NullMarked
package org.bihuan.process.check.game;

import org.jspecify.annotations.NullMarked;
