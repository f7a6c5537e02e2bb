package org.bihuan.ledger;

import java.util.List;
import java.util.Locale;
import org.bihuan.http.Messages;
import org.bihuan.ledger.LedgerImportResult.RowError;
import org.bihuan.ledger.row.RowFault;
import org.springframework.stereotype.Component;

/** Translates faults to messages in the caller's language. */
@Component
class RowErrors {

  private final Messages messages;

  RowErrors(Messages messages) {
    this.messages = messages;
  }

  /**
   * The messages, in the given order.
   *
   * @param sheets whether the sheet of each is told
   */
  List<RowError> of(List<RowFault> faults, boolean sheets, Locale locale) {
    return faults.stream().map(fault -> of(fault, sheets, locale)).toList();
  }

  RowError of(RowFault fault, boolean sheets, Locale locale) {
    String title = fault.title();
    if (title.isEmpty() && fault.column() != null) {
      title = messages.text(locale, fault.column().messageKey());
    }
    String message = messages.text(locale, fault.reason());
    return new RowError(fault.row(), title, message, sheets ? fault.line().sheet() : null);
  }
}
