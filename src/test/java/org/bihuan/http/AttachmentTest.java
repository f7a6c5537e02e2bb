package org.bihuan.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import org.junit.jupiter.api.Test;

class AttachmentTest {

  @Test
  void carriesAnyNameInAscii() {
    String name = "整改'照片\" (1);.jpg";
    String header = Attachment.named(name, "evidence");
    assertThat(header).matches("attachment; filename=\"[A-Za-z0-9 ._()-]+\"; filename\\*=\\S+");
    String encoded = header.substring(header.indexOf("UTF-8''") + 7);
    assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})+");
    assertThat(URLDecoder.decode(encoded, UTF_8)).isEqualTo(name);
  }

  @Test
  void aNameOfChineseAloneIsCalledWhatItIs() {
    assertThat(Attachment.named("整改后.png", "evidence-7"))
        .startsWith("attachment; filename=\"evidence-7.png\";");
    assertThat(Attachment.named("整改后", "evidence-7"))
        .startsWith("attachment; filename=\"evidence-7\";");
    assertThat(Attachment.named("台账-2026-11-27.xlsx", "issues-2026-11-27"))
        .startsWith("attachment; filename=\"issues-2026-11-27.xlsx\";");
    assertThat(Attachment.named("20261120_1000.jpg", "evidence-7"))
        .startsWith("attachment; filename=\"20261120_1000.jpg\";");
    assertThat(Attachment.named("bridge 2.png", "evidence-7"))
        .startsWith("attachment; filename=\"bridge 2.png\";");
  }
}
