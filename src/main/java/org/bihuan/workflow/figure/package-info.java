/** What an issue gives to the figures of its type, worked out as its acts change it. */
@NullMarked
package org.bihuan.workflow.figure;

import org.jspecify.annotations.NullMarked;
