package org.bihuan.process.template;

import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a Word file says its parts are. */
final class ContentTypes {

  private ContentTypes() {}

  /** Whether the part has this type, and no part is one with macros. */
  static boolean says(Document types, String part, String type) {
    boolean said = false;
    NodeList all = types.getDocumentElement().getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element one) {
        String told = one.getAttribute("ContentType");
        if (told.toLowerCase(Locale.ROOT).contains("macro")) {
          return false;
        }
        boolean main = told.equals(type);
        boolean named = one.getAttribute("PartName").equals(part);
        if (main != named && !(main && one.getLocalName().equals("Default"))) {
          return false; // another part is the text, or this one is said to be something else
        }
        said |= main && named;
      }
    }
    return said;
  }
}
