package org.bihuan.ledger;

import java.util.Comparator;
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

  /** The messages, in the order of the rows. */
  List<RowError> of(List<RowFault> faults, Locale locale) {
    return faults.stream()
        .sorted(Comparator.comparingInt(RowFault::row))
        .map(fault -> of(fault, locale))
        .toList();
  }

  RowError of(RowFault fault, Locale locale) {
    String title = fault.title();
    if (title.isEmpty() && fault.column() != null) {
      title = messages.text(locale, fault.column().messageKey());
    }
    return new RowError(fault.row(), title, messages.text(locale, fault.reason()));
  }
}
