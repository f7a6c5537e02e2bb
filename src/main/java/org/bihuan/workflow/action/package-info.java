/** Actions that processes take on their parent or children. */
@NullMarked
package org.bihuan.workflow.action;

import org.jspecify.annotations.NullMarked;
