/**
 * Frames and how samples are drawn from them, so that anybody can draw them again. Pure
 * calculation.
 */
@NamedInterface("sampling")
@NullMarked
package org.bihuan.campaign.sampling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
