package org.bihuan.campaign.lookback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.bihuan.campaign.sampling.Method;
import org.jspecify.annotations.Nullable;

/** A look-back in a list; its parts mean what they mean in {@link LookBackView}. */
@Schema(name = "ListedLookBack")
public record LookBackItem(
    String id,
    String status,
    String unit,
    String type,
    Map<String, String> selection,
    Method method,
    @JsonProperty("N") int frameSize,
    @JsonProperty("n") int sampleSize,
    String frameHash,
    Instant frozenAt,
    String frozenBy,
    @Nullable Instant decidedAt) {

  static LookBackItem of(LookBack it) {
    return new LookBackItem(
        Long.toString(it.id()),
        it.status().code(),
        it.unit(),
        it.type(),
        it.selection(),
        it.method(),
        it.frameSize(),
        it.sampleSize(),
        it.frameHash(),
        it.frozenAt(),
        it.frozenBy(),
        it.decidedAt());
  }
}
