/** What elements do where the engine's own behavior would not do. */
@NullMarked
package org.bihuan.workflow.flowable.behavior;

import org.jspecify.annotations.NullMarked;
