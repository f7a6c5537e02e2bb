/** Rates of a sample with their intervals, and how large a sample must be. Pure calculation. */
@NamedInterface("rate")
@NullMarked
package org.bihuan.campaign.rate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
