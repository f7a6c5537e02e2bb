package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a token is for, so that its owner can recognize it in a list.
 *
 * @param kind a session on the pages, or a token of a system
 * @param device the name found in the browser's header, see {@link DeviceName}; null for a system
 * @param network where it was issued, see {@link Origin#shown}
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
