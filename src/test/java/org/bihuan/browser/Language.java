package org.bihuan.browser;

/** The languages of the pages, by what a browser asks for. */
enum Language {
  CHINESE("zh-CN"),
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  String tag() {
    return tag;
  }

  @Override
  public String toString() {
    return tag;
  }
}
