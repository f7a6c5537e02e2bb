package org.bihuan.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network requests of a page; those answered from the browser's cache do not count. */
final class Traffic {

  private final Map<String, String> asked = new LinkedHashMap<>();

  Traffic(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("Network.enable");
    session.on("Network.requestWillBeSent", this::asks);
    session.on("Network.requestServedFromCache", event -> asked.remove(id(event)));
    session.on("Network.responseReceived", this::answers);
  }

  private void asks(JsonObject event) {
    String address = event.getAsJsonObject("request").get("url").getAsString();
    if (address.startsWith("http")) {
      asked.put(id(event), address);
    }
  }

  private void answers(JsonObject event) {
    if (event.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
      asked.remove(id(event));
    }
  }

  private static String id(JsonObject event) {
    return event.get("requestId").getAsString();
  }

  /** The addresses requested since the last call. */
  List<String> taken() {
    List<String> taken = List.copyOf(asked.values());
    asked.clear();
    return taken;
  }
}
