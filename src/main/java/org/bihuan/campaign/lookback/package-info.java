/**
 * Looking back at what was signed off: frames are frozen, samples drawn, rechecks opened, and the
 * true-fix rate is found.
 */
@NamedInterface("lookback")
@NullMarked
package org.bihuan.campaign.lookback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
