package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a token is for, as its owner is to know it again.
 *
 * @param kind a session on the pages, or a token of a system
 * @param device what the browser says it is, see {@link DeviceName}; null for a system
 * @param network where it was begun, see {@link Origin#shown}
 */
public record TokenUse(OwnToken.Kind kind, @Nullable String device, String network) {

  public static TokenUse ofBrowser(HttpServletRequest request) {
    return new TokenUse(
        OwnToken.Kind.BROWSER,
        DeviceName.of(request.getHeader("User-Agent")),
        Origin.shown(request.getRemoteAddr()));
  }

  public static TokenUse ofSystem(String address) {
    return new TokenUse(OwnToken.Kind.SYSTEM, null, Origin.shown(address));
  }
}
