package org.bihuan.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the unpacked bytes of an archive's entry, and refuses the file where they are too many.
 */
final class CountedStream extends FilterInputStream {

  private final long most;
  private long count;

  CountedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  long count() {
    return count;
  }

  void skipRest() throws IOException {
    byte[] buffer = new byte[1 << 16];
    int read = read(buffer, 0, buffer.length);
    while (read >= 0) {
      read = read(buffer, 0, buffer.length);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count += Math.max(read, 0);
    if (count > most) {
      throw SpreadsheetFault.file("spreadsheet.bomb");
    }
    return read;
  }

  /**
   * Does nothing: the code that opened the entry closes it. A parser may close the stream although
   * more entries follow.
   */
  @Override
  public void close() {}
}
